using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink.Subscriptions;
using static TastyPS.Client.Tests.Streaming.DxLink.Subscriptions.Feed;

namespace TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;

/// <summary>What of an outage is told, and what only repeats it.</summary>
public sealed class OutageWatchTests
{
    private readonly OutageWatch _watch = new();

    [Fact]
    public void The_first_loss_is_news_and_the_attempts_after_it_are_not()
    {
        Assert.False(Lose(1, after: 0));
        Assert.True(Lose(1, after: 1));
        Assert.True(Lose(1, after: 299));
    }

    [Fact]
    public void An_outage_that_goes_on_is_told_again_at_distances_that_double()
    {
        int[] told = [.. Enumerable.Range(0, 121).Where(minute => !Lose(1, after: minute * 60))];

        Assert.Equal([0, 5, 15, 35, 75], told);
    }

    [Fact]
    public void Sessions_that_are_lost_together_are_one_outage_that_ends_with_the_last_of_them()
    {
        Assert.False(Lose(1, after: 0));
        Assert.True(Lose(2, after: 0));

        Assert.True(Open(2, after: 10));
        Assert.False(Open(1, after: 20));
    }

    [Fact]
    public void The_next_outage_is_news_again()
    {
        Lose(1, after: 0);
        Open(1, after: 1);

        Assert.False(Lose(1, after: 2));
    }

    [Fact]
    public void A_session_that_nobody_wants_any_more_does_not_prolong_an_outage()
    {
        Lose(1, after: 0);
        Lose(2, after: 0);
        _watch.Forget(2);

        Assert.False(Open(1, after: 1));
        Assert.False(Lose(1, after: 2));
    }

    [Fact]
    public void A_session_that_opens_for_the_first_time_repeats_nothing()
    {
        Lose(1, after: 0);

        Assert.False(Open(2, after: 1));
    }

    private bool Lose(int session, int after) => Note(StreamNoticeKind.Lost, session, after);

    private bool Open(int session, int after) => Note(StreamNoticeKind.Connected, session, after);

    private bool Note(StreamNoticeKind kind, int session, int after)
    {
        var notice = new StreamNotice(kind, Start.AddSeconds(after), "What happened.") { Session = session };
        _watch.Note(notice);
        return notice.IsRepetition;
    }
}
