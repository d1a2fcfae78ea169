using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace TastyPS.Client.Tests.Authentication.SignIn;

public sealed partial class PageTests
{
    public static TheoryData<string> Pages => ["form", "done", "trouble", "refused"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_forbids_everything_but_its_own_style_and_script(string page)
    {
        var reply = await FetchAsync(page);
        var html = await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var style = Hash(Style().Match(html).Groups[1].Value);
        var script = Hash(Script().Match(html).Groups[1].Value);
        Assert.Equal(
            $"default-src 'none'; style-src {style}; script-src {script}; form-action 'self' https://cert-my.staging-tasty.works; base-uri 'none'; frame-ancestors 'none'",
            reply.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-store", reply.Headers.CacheControl!.ToString());
        Assert.Equal("DENY", reply.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("nosniff", reply.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(page == "form" ? "same-origin" : "no-referrer", reply.Headers.GetValues("Referrer-Policy").Single());
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_has_a_language_a_title_one_heading_and_a_label_for_each_field(string page)
    {
        var html = await (await FetchAsync(page)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.Matches("<title>[^<]+</title>", html);
        Assert.Single(Heading().Matches(html));
        foreach (var field in Field().Matches(html).Select(match => match.Value).Where(field => !field.Contains("type=\"hidden\"", StringComparison.Ordinal)))
            Assert.Contains($"<label for=\"{Id().Match(field).Groups[1].Value}\">", html, StringComparison.Ordinal);

        var ids = Id().Matches(html).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task The_form_page_shows_the_steps_and_both_ways()
    {
        await using var rig = await SignInRig.StartAsync(environment: TastyEnvironment.Production);

        var text = Browser.Text(await rig.NewBrowser().GetAsync());

        Assert.Contains("opt in to the API", text, StringComparison.Ordinal);
        Assert.Contains("Create Grant", text, StringComparison.Ordinal);
        Assert.Contains("Read only", text, StringComparison.Ordinal);
        Assert.Contains($"<code>http://localhost:{rig.Port}</code>, without a slash at its end", text, StringComparison.Ordinal);
        Assert.Contains("The secret is shown once", text, StringComparison.Ordinal);
        Assert.Contains("action=\"/connect\"", text, StringComparison.Ordinal);
        Assert.Contains("I already have a refresh token", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_steps_for_an_address_of_the_user_s_choice_name_no_page_of_tastytrade()
    {
        await using var rig = await SignInRig.StartAsync(environment: TastyEnvironment.At(new Uri("https://broker.example.com/api/")));

        var text = Browser.Text(await rig.NewBrowser().GetAsync());

        Assert.DoesNotContain("tastytrade.com", text, StringComparison.Ordinal);
        Assert.Contains("Log in at the broker behind this address", text, StringComparison.Ordinal);
        Assert.Contains("goes to this machine and to <code>broker.example.com</code>, and nowhere else", text, StringComparison.Ordinal);
        Assert.Contains($"<code>http://localhost:{rig.Port}</code>, without a slash at its end", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("form")]
    [InlineData("done")]
    public async Task Every_password_field_is_in_a_form(string page)
    {
        var html = await (await FetchAsync(page)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("type=\"password\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"password\"", Form().Replace(html, ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_id_is_shown_as_text_whatever_it_holds()
    {
        await using var rig = await SignInRig.StartAsync();
        var browser = rig.NewBrowser();
        await browser.ConnectAsync("\"><script>alert(1)</script>");

        var html = await (await browser.GetAsync()).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("value=\"&quot;&gt;&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_foreign_forms()
    {
        await using var rig = await SignInRig.StartAsync();

        var cookie = (await rig.NewBrowser().GetAsync()).Headers.GetValues("Set-Cookie").Single();

        Assert.EndsWith("; Path=/; HttpOnly; SameSite=Lax", cookie, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> FetchAsync(string page)
    {
        await using var rig = await SignInRig.StartAsync();
        var browser = rig.NewBrowser();
        switch (page)
        {
            case "form":
                return await browser.GetAsync();
            case "done":
                rig.Tokens.Grants();
                await browser.ComeBackAsync();
                return await browser.GetAsync("/done");
            case "trouble":
                rig.Tokens.Refuses("invalid_grant");
                return await browser.ComeBackAsync();
            default:
                return await browser.GetAsync("/nowhere");
        }
    }

    private static string Hash(string inline) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline)))}'";

    [GeneratedRegex("<style>(.*)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<script>(.*)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<form[ >].*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex("<input[^>]+>")]
    private static partial Regex Field();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();
}
