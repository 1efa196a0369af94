using Heatmap.Events;

namespace Heatmap.Log.Sql;

/// <summary>Takes packed appends and makes them, many in a transaction.</summary>
internal interface IAppendQueue : IDisposable
{
    /// <summary>How many transactions were committed.</summary>
    long Transactions { get; }

    /// <exception cref="WrongExpectedRevisionException">The stream is not where it was expected.</exception>
    /// <exception cref="Heatmap.Sql.WriterBusyException">The queue is full.</exception>
    /// <exception cref="System.Data.Common.DbException">The engine failed.</exception>
    Task<Appended> AppendAsync(StreamName stream, ExpectedRevision expected, int count, byte[] payload, CancellationToken cancellation);

    /// <summary>Makes one step of taking a stream's beginning away; whether there is more to take.</summary>
    /// <exception cref="ArgumentException">The revision lies within an append.</exception>
    /// <exception cref="Heatmap.Sql.WriterBusyException">The queue is full.</exception>
    /// <exception cref="System.Data.Common.DbException">The engine failed.</exception>
    Task<bool> CutAsync(StreamName stream, long before, CancellationToken cancellation);
}
