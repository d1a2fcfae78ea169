using TastyPS.Simulator.Faults;

namespace TastyPS.Simulator.Tests.Faults;

public class FaultPlanTests
{
    [Theory]
    [InlineData("/option-chains", "/option-chains/SPX/nested", true)]
    [InlineData("/option-chains", "/market-data/by-type", false)]
    [InlineData("/option-chains/*/nested", "/option-chains/SPX/nested", true)]
    [InlineData("/option-chains/*/nested", "/option-chains/SPX/compact", false)]
    [InlineData("*/nested", "/option-chains/SPX/nested", true)]
    [InlineData("", "/anything", true)]
    public void A_path_is_a_beginning_or_a_pattern(string path, string request, bool meets)
    {
        var plan = new FaultPlan();
        plan.Add(Fault.Status(path, 500));

        Assert.Equal(meets, plan.Take(request) is not null);
    }

    [Fact]
    public void A_fault_happens_as_often_as_it_says_after_sparing_as_many_as_it_says()
    {
        var plan = new FaultPlan();
        plan.Add(new Fault { Kind = FaultKind.Reset, Times = 2, After = 1 });

        Assert.Equal([false, true, true, false], Enumerable.Range(0, 4).Select(_ => plan.Take("/x") is not null));
        Assert.Equal(2, plan.Hits);
        Assert.Equal(0, plan.Count);
    }

    [Fact]
    public void A_fault_without_a_number_of_times_happens_until_the_plan_is_cleared()
    {
        var plan = new FaultPlan();
        plan.Add(new Fault { Kind = FaultKind.Reset, Times = null });

        Assert.All(Enumerable.Range(0, 100), _ => Assert.NotNull(plan.Take("/x")));
        plan.Clear();
        Assert.Null(plan.Take("/x"));
    }

    [Fact]
    public void Faults_of_the_same_path_come_one_after_the_other()
    {
        var plan = new FaultPlan();
        plan.Add(Fault.Status("/x", 502));
        plan.Add(Fault.Status("/x", 503));

        Assert.Equal([502, 503, null], Enumerable.Range(0, 3).Select(_ => plan.Take("/x")?.StatusCode));
    }

    [Fact]
    public void A_fault_may_be_for_one_body_and_spares_the_others()
    {
        var plan = new FaultPlan();
        plan.Add(new Fault { Kind = FaultKind.Reset, BodyText = "order-7" });

        Assert.Null(plan.Take("/x", "POST", "order-6"u8.ToArray()));
        Assert.Null(plan.Take("/x", "POST"));
        Assert.NotNull(plan.Take("/x", "POST", """{"name":"order-7"}"""u8.ToArray()));
    }

    [Fact]
    public void A_fault_may_be_changed_after_adding_without_effect()
    {
        var plan = new FaultPlan();
        var fault = Fault.Status("/x", 502);
        plan.Add(fault);
        fault.StatusCode = 418;

        Assert.Equal(502, plan.Take("/x")!.StatusCode);
    }

    [Fact]
    public void A_fault_that_makes_no_sense_is_refused()
    {
        var plan = new FaultPlan();

        Assert.Throws<ArgumentException>(() => plan.Add(Fault.Truncate("/x", 1.5)));
        Assert.Throws<ArgumentException>(() => plan.Add(Fault.Truncate("/x", double.NaN)));
        Assert.Throws<ArgumentException>(() => plan.Add(Fault.DropItems("/x", 0)));
        Assert.Throws<ArgumentException>(() => plan.Add(Fault.Status("/x", 42)));
        Assert.Throws<ArgumentException>(() => plan.Add(new Fault { Times = 0 }));
        Assert.Throws<ArgumentException>(() => plan.Add(Fault.Drip("/x", TimeSpan.FromSeconds(-1))));
    }

    [Fact]
    public void A_limited_fault_meets_its_number_of_requests_also_from_many_threads()
    {
        var plan = new FaultPlan();
        plan.Add(new Fault { Kind = FaultKind.Reset, Times = 50 });
        var met = 0;

        Parallel.For(0, 500, _ =>
        {
            if (plan.Take("/x") is not null) Interlocked.Increment(ref met);
        });

        Assert.Equal(50, met);
    }
}
