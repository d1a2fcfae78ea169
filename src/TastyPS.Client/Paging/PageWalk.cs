using System.Globalization;
using TastyPS.Client.Http;

namespace TastyPS.Client.Paging;

/// <summary>The addresses of a list's pages, one after the other: <c>page-offset</c> counts pages from 0.</summary>
internal sealed class PageWalk
{
    private const string Offset = "page-offset=";

    private readonly string _path;
    private readonly string[] _query;
    private long _page;
    private bool _isExplicit;
    private bool _isAtEnd;

    /// <summary>Starts at the page the address names, at the first without.</summary>
    public PageWalk(string pathAndQuery)
    {
        var parts = pathAndQuery.Split(['?'], 2);
        _path = parts[0];
        var query = parts.Length < 2 ? [] : parts[1].Split(['&'], StringSplitOptions.RemoveEmptyEntries);
        _query = [.. query.Where(pair => !pair.StartsWith(Offset, StringComparison.Ordinal))];
        var start = query.LastOrDefault(pair => pair.StartsWith(Offset, StringComparison.Ordinal))?.Substring(Offset.Length);
        _isExplicit = start is not null;
        if (start is not null && !long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out _page))
            throw new ArgumentException($"'{start}' is no page-offset.", nameof(pathAndQuery));
    }

    /// <summary>The address of the page to ask for next; null after the last.</summary>
    public string? Next => _isAtEnd ? null : Address();

    /// <summary>Goes on to the next page, if the reply says that there is one.</summary>
    /// <exception cref="TastyProtocolException">The reply is of another page than the one asked for: going on would repeat or skip items.</exception>
    public void Advance(PageInfo? answer)
    {
        if (answer?.PageOffset is { } given && given != _page)
        {
            var path = RequestPath.ForDisplay(_path);
            throw new TastyProtocolException($"{path}: page {_page} was asked for, but page {given} came; going on would repeat items or skip some.") { RequestPath = path };
        }

        _page++;
        _isExplicit = true;
        _isAtEnd = answer?.TotalPages is not { } pages || _page >= pages;
    }

    // The first page goes without the parameter, because routes without pages may refuse it.
    private string Address()
    {
        var query = _isExplicit ? _query.Concat([Offset + _page.ToString(CultureInfo.InvariantCulture)]) : _query;
        var text = string.Join("&", query);
        return text.Length == 0 ? _path : $"{_path}?{text}";
    }
}
