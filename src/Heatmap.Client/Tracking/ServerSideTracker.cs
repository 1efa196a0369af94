using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Heatmap.Client;

/// <summary>
/// Reports from a server what visitors did: buffered, in batches, again while the server has trouble. One for the
/// program's lifetime, safe for many callers at once. Disposing sends what is buffered.
/// </summary>
public sealed class ServerSideTracker : IAsyncDisposable
{
    /// <summary>The name under which the HTTP client is made, for handlers of the site's own.</summary>
    public const string HttpClientName = "Heatmap";

    /// <summary>The server adds events of its own to an append of at most 100.</summary>
    internal const int MostEvents = 80;

    private static readonly ParallelOptions SideBySide = new() { MaxDegreeOfParallelism = 8 };

    private const int MostProperties = 50;
    private const int LongestName = 128;
    private const int LongestText = 1024;

    private readonly Channel<Tracked> _buffer;
    private readonly TrackerOptions _options;
    private readonly TimeProvider _time;
    private readonly Batches _batches;
    private readonly Delivery _delivery;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _sending;

    /// <exception cref="ArgumentException">A setting is missing or makes no sense; it says which, and what it must be.</exception>
    public ServerSideTracker(IHttpClientFactory http, TrackerOptions options, TimeProvider time, Random random, ILogger<ServerSideTracker> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        (_options, _time) = (options, time);
        _buffer = Channel.CreateBounded<Tracked>(options.Capacity);
        _batches = new Batches(options, time, random);
        _delivery = new Delivery(http, options, time, random, logger);
        _sending = Task.Run(SendAsync);
    }

    /// <summary>What became of the events so far.</summary>
    public TrackerCounts Counts => _delivery.Counts;

    /// <summary>Reports something of the site's own. Never waits; false when it was dropped, because too many are waiting or all is closed.</summary>
    /// <exception cref="ArgumentException">The name has not 1 to 128 characters, or there are more properties, or longer ones, than the contract allows.</exception>
    public bool Track(Occasion occasion, string name, IReadOnlyDictionary<string, PropertyValue>? properties = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > LongestName) throw new ArgumentException($"An event's name has at most {LongestName} characters.", nameof(name));
        Check(properties, nameof(properties));
        return Add(occasion, (seq, page, at) => new Custom(seq, page, at, name, properties));
    }

    /// <summary>Says who the visitor is, by at least one of e-mail address and the site's own id. As <see cref="Track"/> otherwise.</summary>
    /// <exception cref="ArgumentException">Neither is given, or there is more of something than the contract allows.</exception>
    public bool Identify(Occasion occasion, string? email = null, string? userId = null, IReadOnlyDictionary<string, PropertyValue>? traits = null)
    {
        if (string.IsNullOrEmpty(email) && string.IsNullOrEmpty(userId)) throw new ArgumentException("Give an e-mail address or a user id.", nameof(email));
        Check(traits, nameof(traits));
        return Add(occasion, (seq, page, at) => new Identify(seq, page, at, email, userId, traits));
    }

    /// <summary>Done when all that was tracked before is taken, refused or given up.</summary>
    public async Task FlushAsync(CancellationToken cancellation = default)
    {
        var flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _buffer.Writer.WriteAsync(new Tracked(null, null, flushed), cancellation).ConfigureAwait(false);
        // Should sending ever break, whoever waits hears why.
        await (await Task.WhenAny(flushed.Task, _sending).WaitAsync(cancellation).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Sends what is buffered, for at most <see cref="TrackerOptions.CloseTimeout"/>; the rest is dropped and counted.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_buffer.Writer.TryComplete()) return;
        await using var late = _time.CreateTimer(_ => _closing.Cancel(), null, _options.CloseTimeout, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        _closing.Dispose();
    }

    private bool Add(Occasion occasion, Func<int, string, long, CapturedEvent> make)
    {
        ArgumentNullException.ThrowIfNull(occasion);
        var at = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var taken = _buffer.Writer.TryWrite(new Tracked(occasion, (seq, page) => make(seq, page, at)));
        if (!taken) _delivery.Drop();
        return taken;
    }

    private async Task SendAsync()
    {
        while (await _buffer.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var (tracked, flushed) = await GatherAsync().ConfigureAwait(false);
            // Visitors don't wait for each other; each has one batch in here, and the next only after it.
            await Parallel.ForEachAsync(_batches.Of(tracked).ToList(), SideBySide, async (one, _) =>
                await _delivery.DeliverAsync(one.Batch, one.Caller, _closing.Token).ConfigureAwait(false)).ConfigureAwait(false);
            flushed?.SetResult();
        }
    }

    /// <summary>What goes next: until there is enough of it, it has waited long enough, or somebody asks.</summary>
    private async Task<(IReadOnlyList<Tracked> Tracked, TaskCompletionSource? Flushed)> GatherAsync()
    {
        var tracked = new List<Tracked>();
        using var due = new CancellationTokenSource(_options.FlushInterval, _time);
        try
        {
            while (tracked.Count < _options.FlushSize)
            {
                var next = await _buffer.Reader.ReadAsync(due.Token).ConfigureAwait(false);
                if (next.Flushed is { } flushed) return (tracked, flushed);
                tracked.Add(next);
            }
        }
        catch (OperationCanceledException)
        {
            // It has waited long enough.
        }
        catch (ChannelClosedException)
        {
            // No more comes.
        }

        return (tracked, null);
    }

    private static void Check(IReadOnlyDictionary<string, PropertyValue>? bag, string parameter)
    {
        if (bag is null) return;
        if (bag.Count > MostProperties) throw new ArgumentException($"At most {MostProperties} of them.", parameter);
        foreach (var (name, value) in bag)
        {
            if (name.Length > LongestName) throw new ArgumentException($"Names have at most {LongestName} characters.", parameter);
            if (value.Value is string { Length: > LongestText }) throw new ArgumentException($"The text '{name}' has more than {LongestText} characters.", parameter);
        }
    }
}
