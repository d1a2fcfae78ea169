using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Tests.Json;

public sealed class JsonFieldsTests
{
    [Fact]
    public void Of_two_fields_of_one_name_the_last_counts()
    {
        var fields = Open("""{"price":"1","price":"2"}""");

        Assert.Equal(2m, fields.Decimal("price"));
        Assert.Null(fields.Decimal("price"));
        Assert.Null(fields.Rest());
    }

    [Fact]
    public void A_null_takes_no_value_away()
    {
        var fields = Open("""{"price":"1","price":null,"size":null}""");

        Assert.Equal(1m, fields.Decimal("price"));
        Assert.Null(fields.Decimal("size"));
        Assert.Null(fields.Rest());
    }

    [Fact]
    public void What_cannot_be_read_as_asked_stays_behind_with_what_nobody_asked_for()
    {
        var fields = Open("""{"price":"dear","size":"3","new":[1]}""");

        Assert.Null(fields.Decimal("price"));
        Assert.Equal(3m, fields.Decimal("size"));

        var rest = Assert.IsAssignableFrom<IReadOnlyDictionary<string, JsonElement>>(fields.Rest());
        Assert.Equal(["new", "price"], rest.Keys.Order());
        Assert.Equal("dear", rest["price"].GetString());
    }

    [Theory]
    [InlineData("\"1.50\"")]
    [InlineData("1.50")]
    [InlineData("\"1.500000000000000000000000000000000000000000000000000000000000000000000\"")]
    public void A_decimal_may_be_a_number_or_text_of_any_length(string written) =>
        Assert.Equal(1.5m, Open($$"""{"price":{{written}}}""").Decimal("price"));

    [Theory]
    [InlineData("١.٥")]
    [InlineData("1.5€")]
    public void Digits_of_other_scripts_and_signs_of_money_are_no_decimal(string written) =>
        Assert.Null(Open($$"""{"price":"{{written}}"}""").Decimal("price"));

    private static JsonFields Open(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new JsonFields(document.RootElement.Clone());
    }
}
