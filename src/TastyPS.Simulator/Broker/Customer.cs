namespace TastyPS.Simulator.Broker;

/// <summary>The only customer of the simulator, an invented person, with two accounts.</summary>
internal sealed class Customer
{
    public Customer(int seed)
    {
        var random = new Random(seed);
        var first = random.Next(10_000, 99_990);
        FirstName = "Tess";
        LastName = "Tester";
        Email = "tess.tester@example.com";
        CreatedAt = new DateTimeOffset(2023, 6, 13, 23, 0, 29, 903, TimeSpan.Zero);
        BirthDate = new DateTime(1980, 1, 1).AddDays(random.Next(0, 7000));
        Accounts =
        [
            new Account
            {
                Number = $"5WT{first}",
                TypeName = "Individual",
                IsMargin = true,
                Nickname = "Individual",
                InvestmentObjective = "SPECULATION",
                SuitableOptionsLevel = "No Restrictions",
                OpenedAt = CreatedAt,
            },
            new Account
            {
                Number = $"5WT{first + random.Next(1, 9)}",
                TypeName = "Roth IRA",
                IsMargin = false,
                Nickname = "Roth IRA",
                InvestmentObjective = "GROWTH",
                SuitableOptionsLevel = "Covered And Cash Secured",
                OpenedAt = CreatedAt.AddDays(1),
            },
        ];
    }

    public string FirstName { get; }

    public string LastName { get; }

    public string Email { get; }

    public DateTime BirthDate { get; }

    public DateTimeOffset CreatedAt { get; }

    public IReadOnlyList<Account> Accounts { get; }
}
