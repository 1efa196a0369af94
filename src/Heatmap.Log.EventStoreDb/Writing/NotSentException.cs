namespace Heatmap.Log.EventStoreDb;

/// <summary>The call ended before an append went out on it: another call may take the append.</summary>
internal sealed class NotSentException(CallFailedException why) : Exception(why.Message, why)
{
    public CallFailedException Why { get; } = why;
}
