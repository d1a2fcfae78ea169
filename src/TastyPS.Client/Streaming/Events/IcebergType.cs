namespace TastyPS.Client.Streaming.Events;

/// <summary>Who keeps an iceberg.</summary>
public enum IcebergType
{
    /// <summary>Not known, or no iceberg.</summary>
    Undefined,

    /// <summary>The exchange.</summary>
    Native,

    /// <summary>The participant.</summary>
    Synthetic,
}
