namespace Heatmap.Log;

public enum ReadDirection
{
    Forwards,
    Backwards,
}
