using System.Text.Json;
using System.Text.Json.Nodes;
using Heatmap.Domain;
using Heatmap.GraphQL.Execution;
using Heatmap.Projector;

namespace Heatmap.Server;

/// <summary>
/// Listens for the command line on a socket of the local machine that only the folder's owner can open: the files have one owner,
/// and whoever else wants something asks it.
/// </summary>
public sealed class ControlServer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Lines = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private readonly WebApplication _app;
    private readonly string _socket;

    private ControlServer(WebApplication app, string socket) => (_app, _socket) = (app, socket);

    public static async Task<ControlServer> StartAsync(
        string folder, ControlOperations operations, ILoggerFactory logging, CancellationToken cancellation)
    {
        var socket = DataFolder.ControlSocket(folder);
        File.Delete(socket);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(new SharedLogging(logging));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(socket));
        var app = builder.Build();
        app.MapPost("/{**operation}", (HttpContext http, string operation) => AnswerAsync(http, operations.Find(operation)));
        await app.StartAsync(cancellation);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(socket, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return new ControlServer(app, socket);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        File.Delete(_socket);
    }

    private static async Task AnswerAsync(HttpContext http, ControlOperations.Operation? operation)
    {
        if (operation is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var arguments = await JsonSerializer.DeserializeAsync<JsonObject>(http.Request.Body, cancellationToken: http.RequestAborted) ?? [];
        using var turn = new SemaphoreSlim(1, 1);
        try
        {
            var result = await operation(arguments, Tell, http.RequestAborted);
            await WriteAsync(new ControlAnswer { Result = JsonSerializer.SerializeToElement(result) });
        }
        catch (Exception e) when (e is RefusedException or GraphQLException or UnknownProjectionException or PoisonEventException or ControlException)
        {
            await WriteAsync(new ControlAnswer { Error = e.Message });
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
        {
            // Nobody foresaw it: the owner's log has the whole of it, whoever asked gets the sentence.
            http.RequestServices.GetRequiredService<ILogger<ControlServer>>().LogError(e, "{Operation} failed", http.Request.Path);
            await WriteAsync(new ControlAnswer { Error = $"It failed ({e.GetType().Name}): {e.Message}" });
        }

        // Progress is told by the working thread, which may wait: the socket is local. So nothing is told after the result.
        void Tell(ControlAnswer answer) => WriteAsync(answer).GetAwaiter().GetResult();

        async Task WriteAsync(ControlAnswer answer)
        {
            await turn.WaitAsync(http.RequestAborted);
            try
            {
                await JsonSerializer.SerializeAsync(http.Response.Body, answer, Lines, http.RequestAborted);
                await http.Response.Body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
            }
            finally
            {
                turn.Release();
            }
        }
    }
}
