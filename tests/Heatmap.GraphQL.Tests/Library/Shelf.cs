namespace Heatmap.GraphQL.Tests.Library;

/// <summary>What the library holds.</summary>
public sealed class Shelf
{
    public Shelf()
    {
        Author = new Author("a1", "Ursula");
        Books =
        [
            new Book("b1", "The Dispossessed", Genre.ScienceFiction, 341, new DateTimeOffset(1974, 5, 1, 0, 0, 0, TimeSpan.Zero)),
            new Book("b2", "A Wizard", Genre.Crime, null, null),
            new Book("b3", "Tehanu", Genre.ScienceFiction, 252, null),
        ];
        Author.Books = Books;
    }

    public Author Author { get; }

    public IReadOnlyList<Book> Books { get; }
}
