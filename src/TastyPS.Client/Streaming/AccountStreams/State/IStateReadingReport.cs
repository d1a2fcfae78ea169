namespace TastyPS.Client.Streaming.AccountStreams.State;

/// <summary>What a reading of the state tells of the things it could not read.</summary>
internal interface IStateReadingReport
{
    /// <summary>A list could not be read.</summary>
    /// <param name="what">Which one.</param>
    /// <param name="failure">Why.</param>
    /// <param name="pause">How long after the others it is tried again; null if it is not.</param>
    void OnFailure(string what, TastyException failure, TimeSpan? pause);

    /// <summary>An item of a list that was read could not be used.</summary>
    /// <param name="what">Of which list it is.</param>
    /// <param name="defect">Where it stands, and what is wrong with it.</param>
    void OnDefect(string what, ItemDefect defect);
}
