using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>A step of taking a stream's beginning away, on its way into a group. Its result is whether there is more to take.</summary>
internal sealed class PendingCut(StreamName stream, long before, CancellationToken cancellation) : PendingWork<bool>(cancellation)
{
    private bool _more;

    public override long Bytes => 0;

    protected override bool Result => _more;

    public void Run(SqlSession session)
    {
        if (IsCancelled) return;
        try
        {
            _more = StreamCut.Step(session, stream, before);
        }
        catch (ArgumentException e)
        {
            // Found out before anything was written: the others of the group go on.
            Refuse(e);
        }
    }
}
