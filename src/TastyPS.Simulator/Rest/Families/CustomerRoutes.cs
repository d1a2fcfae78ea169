using System.Text.Json;
using TastyPS.Simulator.Broker;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>The customer and the accounts.</summary>
internal sealed class CustomerRoutes(Customer customer) : IRouteFamily
{
    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/customers/me", ShowCustomer) { Scope = RouteScope.Read, Limit = RequestClass.Account },
        new Route("GET", "/customers/me/accounts", ListAccounts) { Scope = RouteScope.Read, Limit = RequestClass.Account },
        new Route("GET", "/customers/me/accounts/{number}", ShowAccount) { Scope = RouteScope.Read, Limit = RequestClass.Account },
    ];

    private RestReply ShowCustomer(RestRequest request) => Envelope.Single(request, writer =>
    {
        writer.WriteString("id", "me");
        writer.WriteString("first-name", customer.FirstName);
        writer.WriteString("last-name", customer.LastName);
        WriteAddress(writer, "address");
        WriteAddress(writer, "mailing-address");
        writer.WriteString("email", customer.Email);
        writer.WriteString("mobile-phone-number", "+13125550100");
        writer.WriteDay("birth-date", customer.BirthDate);
        writer.WriteString("tax-number-type", "SSN");
        writer.WriteString("usa-citizenship-type", "Citizen");
        writer.WriteBoolean("agreed-to-margining", true);
        writer.WriteBoolean("subject-to-tax-withholding", false);
        writer.WriteBoolean("has-industry-affiliation", false);
        writer.WriteBoolean("has-listed-affiliation", false);
        writer.WriteBoolean("has-political-affiliation", false);
        writer.WriteBoolean("has-delayed-quotes", false);
        writer.WriteBoolean("has-pending-or-approved-application", true);
        writer.WriteBoolean("is-foreign", false);
        writer.WriteBoolean("is-professional", false);
        writer.WriteStartArray("permitted-account-types");
        foreach (var account in customer.Accounts) WritePermittedType(writer, account);
        writer.WriteEndArray();
        writer.WriteInstant("created-at", customer.CreatedAt);
    });

    private RestReply ListAccounts(RestRequest request) => Envelope.List(request, customer.Accounts, static (writer, account) =>
    {
        writer.WriteStartObject("account");
        WriteAccount(writer, account);
        writer.WriteEndObject();
        writer.WriteString("authority-level", account.AuthorityLevel);
    });

    private RestReply ShowAccount(RestRequest request)
    {
        var account = customer.Accounts.FirstOrDefault(candidate => candidate.Number == request.PathValues["number"]);
        return account is null ? RestError.NotPermitted() : Envelope.Single(request, writer => WriteAccount(writer, account));
    }

    private static void WriteAccount(Utf8JsonWriter writer, Account account)
    {
        writer.WriteString("account-number", account.Number);
        writer.WriteInstant("opened-at", account.OpenedAt);
        writer.WriteString("nickname", account.Nickname);
        writer.WriteString("account-type-name", account.TypeName);
        writer.WriteBoolean("day-trader-status", false);
        writer.WriteBoolean("is-closed", false);
        writer.WriteBoolean("is-firm-error", false);
        writer.WriteBoolean("is-firm-proprietary", false);
        writer.WriteBoolean("is-futures-approved", false);
        writer.WriteBoolean("is-foreign", false);
        writer.WriteString("margin-or-cash", account.IsMargin ? "Margin" : "Cash");
        writer.WriteString("investment-objective", account.InvestmentObjective);
        writer.WriteString("suitable-options-level", account.SuitableOptionsLevel);
        writer.WriteInstant("created-at", account.OpenedAt);
    }

    private static void WriteAddress(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject(name);
        writer.WriteString("street-one", "1 Example Street");
        writer.WriteString("city", "Chicago");
        writer.WriteString("state-region", "IL");
        writer.WriteString("postal-code", "60601");
        writer.WriteString("country", "USA");
        writer.WriteBoolean("is-foreign", false);
        writer.WriteBoolean("is-domestic", true);
        writer.WriteEndObject();
    }

    // The one place where the service writes names with underscores.
    private static void WritePermittedType(Utf8JsonWriter writer, Account account)
    {
        writer.WriteStartObject();
        writer.WriteString("name", account.TypeName);
        writer.WriteString("description", $"{account.TypeName} account");
        writer.WriteBoolean("is_tax_advantaged", !account.IsMargin);
        writer.WriteBoolean("has_multiple_owners", false);
        writer.WriteBoolean("is_publicly_available", true);
        writer.WriteStartArray("margin_types");
        writer.WriteStartObject();
        writer.WriteString("name", account.IsMargin ? "Reg T" : "IRA Margin");
        writer.WriteBoolean("is_margin", account.IsMargin);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
