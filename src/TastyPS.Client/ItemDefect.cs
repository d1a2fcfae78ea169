namespace TastyPS.Client;

/// <summary>An item of a list that could not be used. The other items are not touched by it.</summary>
/// <param name="Position">Its place in the reply, from 0.</param>
/// <param name="Reason">What is wrong, in words.</param>
public sealed record ItemDefect(int Position, string Reason);
