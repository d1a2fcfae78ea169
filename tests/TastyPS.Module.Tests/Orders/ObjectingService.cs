using System.Net;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Orders;

/// <summary>A service that answers orders with success and says in the reply what it thinks of them. It knows nothing else.</summary>
internal sealed class ObjectingService : HttpStandIn
{
    /// <summary>Whether dry runs are objected to; the orders themselves are always placed with an objection and a note.</summary>
    public bool ObjectsToDryRuns { get; init; }

    /// <summary>What an access token may.</summary>
    public string Scope { get; set; } = "read trade";

    /// <summary>How long an access token lives, in seconds.</summary>
    public int TokenLife { get; init; } = 900;

    /// <summary>How many orders were placed.</summary>
    public int Placed { get; private set; }

    protected override (int Status, object? Body) Answer(HttpListenerRequest request, string body)
    {
        object[] objections = [new { code = "odd_lot", message = "This is odd." }];
        switch (request.HttpMethod, request.Url!.AbsolutePath)
        {
            case ("POST", "/oauth/token"):
                return (200, new { access_token = "an-access-token", token_type = "Bearer", expires_in = TokenLife, scope = Scope });
            case ("POST", "/accounts/5WT00001/orders/dry-run"):
                return (201, new { data = new { order = new { }, errors = ObjectsToDryRuns ? objections : [] } });
            case ("POST", "/accounts/5WT00001/orders"):
                Placed++;
                return (201, new { data = new { order = new { id = 7 }, errors = objections, notes = new object[] { new { code = "hint", message = "Take note." } } } });
            default:
                return (404, new { error = new { code = "record_not_found", message = "Nothing is here." } });
        }
    }
}
