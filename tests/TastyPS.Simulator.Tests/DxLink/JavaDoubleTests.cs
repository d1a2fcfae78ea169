using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.DxLink.Wire;

namespace TastyPS.Simulator.Tests.DxLink;

/// <summary>Values on the wire: dxlink.md §9 and §10.3.</summary>
public class JavaDoubleTests
{
    [Theory]
    [InlineData(100, "100.0")]
    [InlineData(0, "0.0")]
    [InlineData(559.36, "559.36")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.00025, "2.5E-4")]
    [InlineData(9999999, "9999999.0")]
    [InlineData(13743299, "1.3743299E7")]
    [InlineData(1.0e10, "1.0E10")]
    [InlineData(11085372.061196, "1.1085372061196E7")]
    [InlineData(-7012.5, "-7012.5")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(0.123456789012345, "0.123456789012345")]
    [InlineData(1234567890123456, "1.234567890123456E15")]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData(double.PositiveInfinity, "\"Infinity\"")]
    [InlineData(double.NegativeInfinity, "\"-Infinity\"")]
    public void A_double_is_printed_as_by_Java(double value, string expected) => Assert.Equal(expected, JavaDouble.ToJson(value));

    [Theory]
    [InlineData(1736988742332, 7460309841802690560)]
    [InlineData(1736988984670, 7460310882602450944)]
    public void The_index_of_an_event_is_that_of_the_recordings(long time, long index) => Assert.Equal(index, EventIndex.Of(time, 0));
}
