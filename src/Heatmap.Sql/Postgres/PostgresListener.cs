using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Heatmap.Sql;

/// <summary>A connection that waits for notifications, made again whenever it breaks.</summary>
internal sealed class PostgresListener : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PostgresConnections _connections;
    private readonly string _channel;
    private readonly TimeSpan _polling;
    private readonly Action<string?> _heard;
    private readonly Task _listening;

    public PostgresListener(PostgresConnections connections, string channel, TimeSpan polling, Action<string?> heard)
    {
        (_connections, _channel, _polling, _heard) = (connections, channel, polling, heard);
        _listening = Task.Run(ListenAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening;
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or OperationCanceledException)
            {
                // Whoever is called looks for itself and meets the failure there; here the next try is made, after a pause.
                _heard(null);
                await PauseAsync();
            }
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "The channel is a constant of the code; LISTEN takes no parameters.")]
    private async Task ListenOnceAsync()
    {
        await using var connection = await _connections.OpenAsync(_stop.Token);
        connection.Notification += (_, told) => _heard(told.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {_channel}", connection)) await listen.ExecuteNonQueryAsync(_stop.Token);
        _heard(null);
        await using var alive = new NpgsqlCommand("SELECT 1", connection);
        while (true)
        {
            if (await connection.WaitAsync(_polling, _stop.Token)) continue;
            _heard(null);
            // A connection that was cut without a word is found out by asking.
            await alive.ExecuteNonQueryAsync(_stop.Token);
        }
    }

    private async Task PauseAsync()
    {
        try
        {
            await Task.Delay(_polling, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopped while waiting: the loop sees it.
        }
    }
}
