namespace TastyPS.Simulator.Rest;

/// <summary>The routes of one family of the API.</summary>
internal interface IRouteFamily
{
    IEnumerable<Route> Routes { get; }
}
