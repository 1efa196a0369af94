namespace Heatmap.Events;

/// <summary>What a page is laid out for. The numbers are a storage format.</summary>
public enum DeviceClass
{
    Desktop = 0,
    Tablet = 1,
    Mobile = 2,
}
