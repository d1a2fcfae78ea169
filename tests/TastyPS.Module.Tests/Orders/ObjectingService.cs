using System.Net;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Orders;

/// <summary>A service that answers orders with success and says in the reply what it thinks of them. It knows nothing else.</summary>
internal sealed class ObjectingService : HttpStandIn
{
    /// <summary>Whether dry runs are objected to; the orders themselves are always placed with an objection and a note.</summary>
    public bool ObjectsToDryRuns { get; init; }

    /// <summary>What an access token may. Those with other scopes are refused.</summary>
    public string Scope { get; set; } = "read trade";

    /// <summary>How many orders were placed.</summary>
    public int Placed { get; private set; }

    private string Token => "token-to-" + Scope.Replace(' ', '-');

    protected override (int Status, object? Body) Answer(HttpListenerRequest request, string body)
    {
        object[] objections = [new { code = "odd_lot", message = "This is odd." }];
        switch (request.HttpMethod, request.Url!.AbsolutePath)
        {
            case ("POST", "/oauth/token"):
                return (200, new { access_token = Token, token_type = "Bearer", expires_in = 900, scope = Scope });
            case var _ when request.Headers["Authorization"] != "Bearer " + Token:
                return (401, new { error = new { code = "token_invalid", message = "This token is not valid." } });
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
