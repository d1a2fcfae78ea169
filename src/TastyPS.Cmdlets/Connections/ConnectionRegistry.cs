namespace TastyPS.Connections;

/// <summary>
/// The open connections of this process and which of them is current. Shared by all runspaces, so that
/// <c>ForEach-Object -Parallel</c> and event handlers see the same connection.
/// </summary>
internal static class ConnectionRegistry
{
    private static readonly object Gate = new();
    private static readonly List<TastyConnection> Open = [];
    private static volatile TastyConnection? s_current;

    public static TastyConnection? Current => s_current;

    public static IReadOnlyList<TastyConnection> All
    {
        get
        {
            lock (Gate)
                return [.. Open];
        }
    }

    /// <summary>Makes a connection the current one; one of the same name is closed and replaced. Its simulator lives on if the new one leads to it.</summary>
    public static void Add(TastyConnection connection)
    {
        TastyConnection? replaced;
        lock (Gate)
        {
            replaced = Open.Find(open => string.Equals(open.Name, connection.Name, StringComparison.OrdinalIgnoreCase));
            if (replaced is not null)
            {
                Open.Remove(replaced);
                connection.TakeOverFrom(replaced);
            }

            Open.Add(connection);
            s_current = connection;
        }

        Close(replaced);
    }

    /// <summary>Closes a connection; the one opened before it becomes current.</summary>
    public static void Disconnect(TastyConnection connection)
    {
        lock (Gate)
        {
            Open.Remove(connection);
            if (ReferenceEquals(s_current, connection))
                s_current = Open.Count > 0 ? Open[Open.Count - 1] : null;
        }

        Close(connection);
    }

    public static void DisconnectAll()
    {
        foreach (var connection in All)
            Disconnect(connection);
        SimulatorRegistry.StopAll();
    }

    private static void Close(TastyConnection? connection)
    {
        if (connection is null)
            return;
        connection.Dispose();
        if (connection.OwnSimulator is { } simulator)
            SimulatorRegistry.Stop(simulator);
    }
}
