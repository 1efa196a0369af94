using Microsoft.Extensions.DependencyInjection;

namespace Heatmap.GraphQL.Tests.Library;

/// <summary>The schema most tests run against, bound to classes as a host would bind its own.</summary>
public static class LibrarySchema
{
    public const string Sdl = """
        "A small library."
        schema {
          query: Query
          mutation: Mutation
          subscription: Subscription
        }

        "Ask a person first."
        directive @requires(role: Role!) on FIELD_DEFINITION

        type Query {
          "A book by its id."
          book(id: ID!): Book
          books(filter: BookFilter, first: Int = 20): [Book!]!
          search(text: String!): [Hit!]!
          node(id: ID!): Node
          slow(milliseconds: Int!): String
          fails: String
          failsLoudly: String!
          strict: Strict
          viewer: String!
          echo(at: DateTime, id: UUID, size: Long, link: Url, bytes: Base64, any: JSON, genres: [Genre!], ratio: Float): String!
          secret: String @requires(role: LIBRARIAN)
          fallback(first: Int, after: String): String!
          later(change: BookChange!): String!
          meet(parties: Int!): Boolean!
          odd: String!
        }

        type Strict {
          before: String
          now: String!
          later: String!
        }

        type Mutation {
          add(amount: Int!): Int!
          addSlowly(amount: Int!): Int!
        }

        type Subscription {
          counted(to: Int!): Int!
          broken: Int
          endless: Int!
          refused: Int
          newest: Update!
          flood: Update!
          sluggish: Sluggish!
          cancelled: Int
        }

        type Update {
          number: Int!
          padding: String!
        }

        type Sluggish {
          number: Int!
          answer: Int
        }

        interface Node {
          id: ID!
        }

        union Hit = Book | Author

        type Book implements Node {
          id: ID!
          title: String!
          genre: Genre!
          author: Author
          pages: Int
          published: DateTime
          related(limit: Int! = 2): [Book!]!
          reviews: [String]
        }

        type Author implements Node {
          id: ID!
          name: String!
          books: [Book!]!
        }

        enum Genre {
          CRIME
          SCIENCE_FICTION
          POETRY @deprecated(reason: "Not sold any more.")
        }

        enum Role {
          LIBRARIAN
          READER
        }

        input BookFilter {
          genre: Genre
          titles: [String!]
          inner: BookFilter
        }

        input BookChange @oneOf {
          title: String
          pages: Int
        }

        scalar DateTime @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3339")

        scalar UUID

        scalar Long

        scalar Url

        scalar Base64

        scalar JSON
        """;

    public static SchemaBuilder Builder(string sdl = Sdl) => SchemaBuilder.FromSdl(sdl)
        .Bind<LibraryQueries>("Query")
        .Bind<LibraryMutations>("Mutation")
        .Bind<LibrarySubscriptions>("Subscription")
        .Bind<Book>("Book")
        .Bind<Author>("Author")
        .Bind<Update>("Update")
        .Bind<Sluggish>("Sluggish")
        .Extend<BookFields, Book>("Book");

    public static IServiceProvider Services() => new ServiceCollection().AddSingleton<Counter>().AddSingleton<Shelf>().BuildServiceProvider();
}
