using System.Text.Json;
using Heatmap.GraphQL.Types.Binding;

namespace Heatmap.GraphQL.Types;

/// <summary>Builds a <see cref="Schema"/> from SDL text and binds it to plain C# classes, checking the whole at start.</summary>
/// <remarks>
/// <code>
/// var schema = SchemaBuilder.FromSdl(sdl)
///     .Bind&lt;QueryResolvers&gt;("Query")
///     .Bind&lt;MutationResolvers&gt;("Mutation")
///     .Bind&lt;SubscriptionResolvers&gt;("Subscription")
///     .Bind&lt;Book&gt;("Book")
///     .Extend&lt;BookFields, Book&gt;("Book")
///     .Build();
/// </code>
/// <para><b>Root types</b> are bound to resolver classes. One is made for each request, its constructor filled from the
/// request's services. A field is answered by the public method or property of its name, case ignored, <c>Async</c>
/// allowed at the end of it. Fields of a query run in parallel, so what they share must bear that.</para>
/// <para><b>Parameters</b> are the field's arguments by name. Besides: <see cref="CancellationToken"/>,
/// <see cref="RequestContext"/>, and services marked <c>[FromServices]</c>. An argument that may be null wants a
/// nullable parameter or one with a C# default, which then stands for null and for nothing; <see cref="Optional{T}"/>
/// tells the two apart.</para>
/// <para><b>Results</b> are <c>T</c>, <c>Task&lt;T&gt;</c> or <c>ValueTask&lt;T&gt;</c>; a subscription gives
/// <c>IAsyncEnumerable&lt;T&gt;</c> and its method's cancellation token ends when the client leaves.</para>
/// <para><b>Object types</b> are answered by the members of whatever C# class stands there: nothing need be bound that
/// can be read off the return types. Bind what is reached through an interface or a union only, so that a value's class
/// says its type. <c>Extend</c> adds a resolver class for fields that the record itself doesn't have; its methods take
/// the record as a parameter, and it comes before the record where both have a member.</para>
/// <para><b>Enums</b> match by name, <c>GREAT_APE</c> with <c>GreatApe</c>, each value on both sides; or a string.
/// <b>Input objects</b> become records through their constructor, by parameter name; or a dictionary.
/// <b>Lists</b> come in as <c>IReadOnlyList&lt;T&gt;</c> or an array, and go out from any sequence.</para>
/// <para><b>Scalars</b>: the five of the specification; DateTime (DateTimeOffset), UUID (Guid), Long (long), Url (Uri),
/// JSON (JsonElement) and Base64 (byte[]) by their names; others by <c>Scalar</c>.</para>
/// <para><b>Null</b>: what the schema promises never to be null must not be nullable in C#.</para>
/// <para><b>Errors</b>: throw <see cref="GraphQLException"/> to tell the client something; any other exception is
/// logged, and the client gets an id. <see cref="IFieldGuard"/> refuses fields before they run.</para>
/// <para>All that doesn't fit is told at once in a <see cref="SchemaException"/>, each with its place.</para>
/// </remarks>
public sealed class SchemaBuilder
{
    private readonly string _sdl;
    private readonly Dictionary<string, Scalar> _scalars = new(Scalars.ByName);
    private readonly List<(string Type, Type Class)> _bound = [];
    private readonly List<(string Type, Type Class, Type Parent)> _extensions = [];

    private SchemaBuilder(string sdl) => _sdl = sdl;

    /// <summary>Begins with the text of a schema file.</summary>
    public static SchemaBuilder FromSdl(string sdl) => new(sdl);

    /// <summary>Says which C# class answers a type: a resolver class for a root type, else the class of its values.</summary>
    public SchemaBuilder Bind<T>(string type)
        where T : class => Bind(type, typeof(T));

    /// <summary>As <see cref="Bind{T}"/>, for a type known only when running.</summary>
    public SchemaBuilder Bind(string type, Type @class)
    {
        _bound.Add((type, @class));
        return this;
    }

    /// <summary>Adds a resolver class, made from services, for fields that <typeparamref name="TParent"/> doesn't have.</summary>
    public SchemaBuilder Extend<TResolvers, TParent>(string type)
        where TResolvers : class
    {
        _extensions.Add((type, typeof(TResolvers), typeof(TParent)));
        return this;
    }

    /// <summary>Says how the values of a scalar are read and written.</summary>
    public SchemaBuilder Scalar(string type, Scalar scalar)
    {
        _scalars[type] = scalar;
        return this;
    }

    /// <summary>Says how the values of a scalar are read from JSON and written as JSON.</summary>
    public SchemaBuilder Scalar<T>(string type, Func<JsonElement, T> read, Action<Utf8JsonWriter, T> write)
        where T : notnull => Scalar(type, Types.Scalar.Create(type, read, write));

    /// <summary>The schema, bound and whole.</summary>
    /// <exception cref="SchemaException">Something doesn't fit.</exception>
    public Schema Build()
    {
        var problems = new Problems();
        var schema = Assemble(problems);
        new SchemaBinder(schema, problems).Bind(_bound, _extensions);
        return schema;
    }

    /// <summary>
    /// The schema bound to nothing: for validation, introspection and printing, and for values that are dictionaries.
    /// </summary>
    /// <exception cref="SchemaException">The schema itself is not sound.</exception>
    public Schema BuildUnbound()
    {
        var problems = new Problems();
        var schema = Assemble(problems);
        new SchemaBinder(schema, problems).BindNothing();
        return schema;
    }

    private Schema Assemble(Problems problems)
    {
        try
        {
            var document = Parser.Parse(_sdl, ParserLimits.Trusted);
            foreach (var error in SdlValidator.Validate(document))
                problems.Add(error);
            problems.ThrowIfAny();
            return new SchemaAssembly(document, _scalars, problems).Assemble();
        }
        catch (GraphQLSyntaxException e)
        {
            problems.Add(e.Location, e.Message);
            problems.ThrowIfAny();
            throw;
        }
    }
}
