namespace TastyPS.Client.OptionChains;

/// <summary>What an option gives the right to do.</summary>
public enum OptionType
{
    /// <summary>To buy the underlying.</summary>
    Call,

    /// <summary>To sell the underlying.</summary>
    Put,
}
