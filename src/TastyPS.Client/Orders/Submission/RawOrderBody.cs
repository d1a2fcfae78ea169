using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TastyPS.Client.Json;
using TastyPS.Client.Orders.Replacing;

namespace TastyPS.Client.Orders.Submission;

/// <summary>The JSON of an order as somebody wrote it: with an identifier, and read as an order so that it can be checked. What was read is what is sent.</summary>
internal sealed class RawOrderBody
{
    private const string AccountNumber = "account-number";
    private const string Identifier = "external-identifier";
    private const string LegsName = "legs";
    private const string TriggerName = "trigger-order";
    private const string OrdersName = "orders";
    private const string InstructionsName = "advanced-instructions";
    private const string StrictName = "strict-position-effect-validation";

    private readonly JsonObject _json;

    private RawOrderBody(JsonObject json) => _json = json;

    /// <summary>The JSON to send.</summary>
    public byte[] Utf8 => Encoding.UTF8.GetBytes(_json.ToJsonString());

    /// <summary>Whether it has legs.</summary>
    public bool HasLegs => _json.ContainsKey(LegsName);

    /// <summary>Reads a body.</summary>
    /// <exception cref="ArgumentException">It is no JSON object, names something twice, or spells a field nearly as it is read.</exception>
    public static RawOrderBody Parse(string? body)
    {
        try
        {
            using var document = JsonDocument.Parse(body ?? "");
            DemandClearNames(document.RootElement);
        }
        catch (JsonException malformed)
        {
            throw new ArgumentException($"The body is no JSON: it cannot be read at line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}.", nameof(body));
        }
        catch (InvalidOperationException)
        {
            throw new ArgumentException("The body has text that is no Unicode.", nameof(body));
        }

        return JsonNode.Parse(body!) is JsonObject json ? new RawOrderBody(json) : throw new ArgumentException("The body of an order is a JSON object.", nameof(body));
    }

    /// <summary>Returns if it names no account, or that one.</summary>
    /// <exception cref="ArgumentException">It is of another account than its path.</exception>
    public RawOrderBody DemandAccount(string accountNumber)
    {
        IEnumerable<JsonNode?> all = [_json, _json[TriggerName], .. _json[OrdersName] as JsonArray ?? []];
        if (all.OfType<JsonObject>().Select(order => order[AccountNumber]).FirstOrDefault(named => named is not null && $"{named}" != accountNumber) is { } other)
            throw new ArgumentException($"The body is of account {other}, the path of account {accountNumber}. Nothing was sent.");
        return this;
    }

    /// <summary>Gives the order an identifier if it has none.</summary>
    /// <returns>The identifier.</returns>
    public string Name() => Name(_json);

    /// <summary>Gives all orders of a complex order identifiers.</summary>
    /// <returns>The identifiers.</returns>
    public IReadOnlyList<string> NameAll() => [.. Components().Select(Name)];

    /// <summary>The order.</summary>
    /// <exception cref="ArgumentException">It cannot be read as one.</exception>
    public OrderRequest Order() => Read(WithNumbers(_json));

    /// <summary>The complex order.</summary>
    /// <exception cref="ArgumentException">It cannot be read as one.</exception>
    public ComplexOrderRequest ComplexOrder()
    {
        using var document = JsonDocument.Parse(_json.ToJsonString());
        var order = Orders.ComplexOrder.From(new JsonFields(document.RootElement));
        DemandNumbers(order.Extra, "ratio-price-threshold");
        return new ComplexOrderRequest
        {
            Type = order.Type ?? throw Unreadable("the type of the complex order is not known"),
            TriggerOrder = _json[TriggerName] is JsonObject trigger ? Read(WithNumbers(trigger)) : null,
            Orders = [.. OrdersOf().Select(WithNumbers).Select(Read)],
            RatioPriceThreshold = order.RatioPriceThreshold,
            RatioPriceComparator = order.RatioPriceComparator,
            RatioPriceIsThresholdBasedOnNotional = order.RatioPriceIsThresholdBasedOnNotional,
        };
    }

    /// <summary>The order that comes of laying this over another.</summary>
    /// <param name="original">The other, as the service tells of it.</param>
    /// <param name="keepsTerms">Whether what this does not say stays as it is; else only the legs stay.</param>
    public OrderRequest Over(JsonElement original, bool keepsTerms)
    {
        var whole = new JsonObject();
        foreach (var field in original.EnumerateObject().Where(field => keepsTerms ? !field.NameEquals(Identifier) && !field.NameEquals(InstructionsName) : field.NameEquals(LegsName)))
            whole[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        foreach (var field in WithNumbers(_json))
            whole[field.Key] = field.Value is null ? null : JsonNode.Parse(field.Value.ToJsonString());
        return Read(whole);
    }

    /// <summary>What is sent along beyond what the order says, a sentence; none if there is no such thing.</summary>
    /// <param name="order">The order that was read of this, alone or over another.</param>
    public IEnumerable<string> Unread(OrderRequest order) => Unread(OrderWriter.Order(order));

    /// <inheritdoc cref="Unread(OrderRequest)"/>
    public IEnumerable<string> Unread(ComplexOrderRequest order) => Unread(OrderWriter.ComplexOrder(order));

    private IEnumerable<string> Unread(byte[] understood)
    {
        using var said = JsonDocument.Parse(Utf8);
        using var known = JsonDocument.Parse(understood);
        var told = UnreadFields.Of(said.RootElement, known.RootElement).Distinct().ToList();
        return told.Count == 0 ? [] : ["Sent along as it is: " + string.Join(", ", told)];
    }

    private static string Name(JsonObject order)
    {
        if (order[Identifier] is JsonValue value && value.TryGetValue(out string? given) && !string.IsNullOrWhiteSpace(given))
            return given!;
        var name = OrderSubmission.NewIdentifier();
        order[Identifier] = name;
        return name;
    }

    private static OrderRequest Read(JsonObject json)
    {
        using var document = JsonDocument.Parse(json.ToJsonString());
        try
        {
            return OrderReplacement.Of(Orders.Order.From(new JsonFields(document.RootElement)), new OrderEdit()) with
            {
                ExternalIdentifier = json[Identifier]?.ToString(),
                StrictPositionEffect = IsStrict(json), // As it is sent: nothing is added to what somebody wrote.
            };
        }
        catch (NotSupportedException e)
        {
            throw Unreadable("t" + e.Message.Substring(1).TrimEnd('.'));
        }
    }

    // What cannot be read as a number would count as missing.
    private static JsonObject WithNumbers(JsonObject json)
    {
        using var document = JsonDocument.Parse(json.ToJsonString());
        var order = Orders.Order.From(new JsonFields(document.RootElement));
        DemandNumbers(order.Extra, "price", "stop-trigger", "value");
        foreach (var leg in order.Legs)
            DemandNumbers(leg.Extra, "quantity");
        foreach (var condition in order.Rules?.Conditions ?? [])
            DemandNumbers(condition.Extra, "threshold");
        return json;
    }

    // What else has such a name, where none is read, is sent along as it is.
    private static void DemandNumbers(IReadOnlyDictionary<string, JsonElement>? unread, params string[] names)
    {
        if (unread?.FirstOrDefault(field => names.Contains(field.Key)) is { Key: { } name, Value: var value })
            throw new ArgumentException($"The {name} of the body is no number: {value.GetRawText()}. Write it with digits and, where it needs one, a point, as in \"101.05\". Nothing was sent.");
    }

    private static bool IsStrict(JsonObject json) =>
        json[InstructionsName] is JsonObject instructions && instructions[StrictName] is JsonValue value && value.TryGetValue(out bool isStrict) && isStrict;

    // A second value of a name, or one of nearly that name, could be taken where the first was checked.
    private static void DemandClearNames(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
                DemandClearNames(item);
        }

        if (json.ValueKind != JsonValueKind.Object)
            return;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in json.EnumerateObject())
        {
            if (!seen.Add(field.Name))
                throw new ArgumentException($"The body names '{field.Name}' twice.");
            if (RawOrderFields.MeantBy(field.Name) is { } meant)
                throw new ArgumentException($"The body names '{field.Name}', which would be sent unchecked: the field is spelled '{meant}'. Nothing was sent.");
            DemandClearNames(field.Value);
        }
    }

    private static ArgumentException Unreadable(string why) => new($"The body cannot be read as an order, so it cannot be held to the order limits: {why}. Nothing was sent.");

    private List<JsonObject> Components() => _json[TriggerName] is JsonObject trigger ? [trigger, .. OrdersOf()] : OrdersOf();

    private List<JsonObject> OrdersOf() => _json[OrdersName] is JsonArray orders && orders.All(order => order is JsonObject)
        ? [.. orders.OfType<JsonObject>()]
        : throw Unreadable("it has no list of orders");
}
