using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Tests.Streaming.DxLink.Protocol;

namespace TastyPS.Client.Tests.Streaming.Events;

/// <summary>Random events of every type, written by a writer of the tests' own, are read back the same in every order of their fields.</summary>
public class EventRoundTripTests
{
    private static readonly DateTimeOffset Epoch = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<MarketEventType> Types => [.. Enum.GetValues<MarketEventType>()];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_compact_row_is_read_as_it_was_written(MarketEventType type)
    {
        var random = new Random(1000 + (int)type);
        for (var round = 0; round < 200; round++)
        {
            var names = Shuffled(type, random);
            var rows = Enumerable.Range(0, random.Next(1, 5)).Select(_ => names.Select(field => Write(field, type, random)).ToArray()).ToArray();
            var wire = new WireFeed();
            wire.Columns(type.ToString(), [.. names.Select(field => field.Name)]);
            wire.Data($"""["{type}",[{string.Join(',', rows.SelectMany(row => row).Select(value => value.Written))}]]""");
            AssertRead(wire, type, names, rows);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void An_object_is_read_as_it_was_written(MarketEventType type)
    {
        var random = new Random(2000 + (int)type);
        for (var round = 0; round < 200; round++)
        {
            var names = Shuffled(type, random);
            var rows = Enumerable.Range(0, random.Next(1, 5)).Select(_ => names.Select(field => Write(field, type, random)).ToArray()).ToArray();
            var objects = rows.Select(row => string.Join(',', names.Zip(row, (field, value) => $"\"{field.Name}\":{value.Written}").Append($"\"eventType\":\"{type}\"")));
            var wire = new WireFeed();
            wire.Data($"[{string.Join(',', objects.Select(one => $"{{{one}}}"))}]");
            AssertRead(wire, type, names, rows);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void What_a_row_does_not_have_is_none(MarketEventType type)
    {
        var wire = new WireFeed();
        wire.Columns(type.ToString(), "eventSymbol");
        wire.Data($"""["{type}",["X"]]""");

        var item = Assert.Single(wire.Listener.Events);
        foreach (var (_, kind, property) in EventFieldTable.Of(type).Where(field => field.Kind != "Symbol"))
        {
            var value = item.GetType().GetProperty(property)!.GetValue(item);
            Assert.True(kind is "Flags" or "Index" or "Choice" ? Convert.ToInt64(value, CultureInfo.InvariantCulture) == 0 : value is null, property);
        }
    }

    private static void AssertRead(WireFeed wire, MarketEventType type, (string Name, string Kind, string Property)[] names, (string Written, object? Expected)[][] rows)
    {
        Assert.Empty(wire.Listener.ToldUnreadable);
        Assert.Equal(rows.Length, wire.Listener.Events.Count);
        for (var row = 0; row < rows.Length; row++)
        {
            var item = wire.Listener.Events[row];
            Assert.Equal(type, item.EventType);
            for (var i = 0; i < names.Length; i++)
            {
                var actual = item.GetType().GetProperty(names[i].Property)!.GetValue(item);
                Assert.True(Equals(rows[row][i].Expected, actual is Enum ? actual.ToString() : actual), $"{names[i].Name} written as {rows[row][i].Written}: {actual}");
            }
        }
    }

    private static (string Name, string Kind, string Property)[] Shuffled(MarketEventType type, Random random)
    {
        var names = EventFieldTable.Of(type).ToArray();
        random.Shuffle(names);
        return names;
    }

    private static (string Written, object? Expected) Write((string Name, string Kind, string Property) field, MarketEventType type, Random random)
    {
        var isAbsent = random.Next(6) == 0;
        switch (field.Kind)
        {
            case "Symbol":
                var symbol = $".SPXW{random.Next(1000)}{{=5m}}é/{type}";
                return (random.Next(2) == 0 ? JsonSerializer.Serialize(symbol) : $"\"{symbol}\"", symbol);
            case "Money" or "Rate" when isAbsent:
                return ("\"NaN\"", null);
            case "Money":
                var cents = random.Next(-1_000_000_000, 1_000_000_000);
                if (field.Property is "Low" or "High")
                    cents = Math.Abs(cents) * (field.Property == "Low" ? -1 : 1); // Others would not be plausible.
                var money = cents / 10000m;
                return (random.Next(3) == 0 ? cents.ToString(CultureInfo.InvariantCulture) + "E-4" : money.ToString(CultureInfo.InvariantCulture), money);
            case "Rate":
                var rate = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, field.Property == "Delta" ? 1 : 12));
                return (rate.ToString("R", CultureInfo.InvariantCulture), rate);
            case "Whole":
                var whole = random.NextInt64(1L << 52);
                return isAbsent ? ("\"NaN\"", null) : (Integer(whole, random), whole);
            case "Id" or "Index":
                var id = random.NextInt64(1, long.MaxValue);
                return (Integer(id, random), id);
            case "Small":
                var small = random.Next(4194304);
                return isAbsent ? ("null", null) : (Integer(small, random), small);
            case "Flags":
                var flags = random.Next(0x20);
                return (Integer(flags, random), ((EventFlags)flags).ToString());
            case "Instant":
                var milliseconds = isAbsent ? 0 : random.NextInt64(1, 4_000_000_000_000);
                return (Integer(milliseconds, random), isAbsent ? null : Epoch.AddMilliseconds(milliseconds));
            case "Day":
                var days = isAbsent ? 0 : random.Next(1, 60_000);
                return (Integer(days, random), isAbsent ? null : new CalendarDate(new DateTime(1970, 1, 1).AddDays(days)));
            case "Character":
                return isAbsent ? (random.Next(2) == 0 ? "\"\"" : "\"\\u0000\"", null) : Character((char)random.Next('A', 'Z' + 1));
            case "Flag":
                return isAbsent ? ("null", null) : random.Next(2) == 0 ? ("true", true) : ("false", false);
            case "Text":
                var text = $"\"quoted\" \\ {random.Next()} ü";
                return isAbsent ? ("null", null) : (JsonSerializer.Serialize(text), text);
            case "Json":
                return isAbsent ? ("null", null) : ("""{"a":[1,"]}"]}""", """{"a":[1,"]}"]}""");
            case "Choice":
                var choices = Type.GetType($"TastyPS.Client.Streaming.Events.{EnumOf(type, field.Property)}, TastyPS.Client")!.GetEnumNames();
                var choice = isAbsent ? "Undefined" : choices[random.Next(choices.Length)];
                return ($"\"{(isAbsent ? "NEVER_SEEN" : Regex.Replace(choice, "(?<=[a-z])(?=[A-Z])", "_").ToUpperInvariant())}\"", choice);
            default:
                throw new ArgumentOutOfRangeException(nameof(field), field.Kind);
        }
    }

    private static (string Written, object? Expected) Character(char value) => ($"\"{value}\"", value);

    private static string EnumOf(MarketEventType type, string property) => property switch
    {
        "PreviousClosePriceType" => "ClosePriceType",
        "TradingStatus" => "SecurityTradingStatus",
        "AggressorSide" or "Side" => "MarketSide",
        "Kind" => "TimeAndSaleKind",
        "Action" => "OrderAction",
        "Scope" => "OrderScope",
        _ => property.Length > 0 ? property : type.ToString(),
    };

    private static string Integer(long value, Random random)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return random.Next(4) switch
        {
            0 => text + ".0",
            1 when value is > 9 => $"{text[0]}.{text[1..]}E{text.Length - 1}",
            _ => text,
        };
    }
}
