using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.GraphQL.Tests.Library;

public sealed class LibraryQueries(Shelf shelf)
{
    public ValueTask<Book?> Book(string id) => ValueTask.FromResult(shelf.Books.FirstOrDefault(b => b.Id == id));

    public IEnumerable<Book> Books(BookFilter? filter, int? first) => shelf.Books
        .Where(b => filter?.Genre is null || b.Genre == filter.Genre)
        .Where(b => filter?.Titles is null || filter.Titles.Contains(b.Title))
        .Take(first ?? 100);

    public IReadOnlyList<object> Search(string text) =>
        [.. shelf.Books.Where(b => b.Title.Contains(text, StringComparison.Ordinal)), shelf.Author];

    public object? Node(string id) => id == "a1" ? shelf.Author : shelf.Books.FirstOrDefault(b => b.Id == id);

    public async Task<string?> SlowAsync(int milliseconds, CancellationToken cancellation)
    {
        await Task.Delay(milliseconds, cancellation);
        return "done";
    }

    public string? Fails() => throw new GraphQLException("SOLD_OUT", "No copies left.");

    public string FailsLoudly() => throw new InvalidOperationException("the password is hunter2");

    public Strict? Strict => new();

    public string Viewer(RequestContext context) => context.User.Identity?.Name ?? "nobody";

    public string Echo(
        DateTimeOffset? at, Guid? id, long? size, Uri? link, byte[]? bytes, JsonElement? any, IReadOnlyList<Genre>? genres, double? ratio) =>
        string.Create(CultureInfo.InvariantCulture, $"{at:O}|{id}|{size}|{link}|{(bytes is null ? "" : Convert.ToHexString(bytes))}|{any}|{(genres is null ? "" : string.Join(",", genres))}|{ratio}");

    public string? Secret([FromServices] Counter counter) => "secret" + counter.Value;

    public string Fallback(int first = 7, string after = "start") => $"{first} {after}";

    public Task<bool> Meet(int parties, [FromServices] Counter counter) => counter.Meet(parties);

    public string Odd => "a\uD800b";

    public string Later(BookChange change) => $"{change.Title.HasValue}:{change.Title.Value} {change.Pages.HasValue}:{change.Pages.Value}";
}
