namespace Heatmap.GraphQL.Tests.Library;

/// <summary>Fields that the record doesn't have itself.</summary>
public sealed class BookFields(Shelf shelf)
{
    public async Task<Author?> AuthorAsync(Book book)
    {
        await Task.Yield();
        return book.Id == "b2" ? null : shelf.Author;
    }

    public IEnumerable<Book> Related(Book book, int limit) => shelf.Books.Where(b => b != book).Take(limit);
}
