using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>Device classes as facets of totals: the digits of their stored numbers.</summary>
public static class Facets
{
    private static readonly string[] Digits = ["0", "1", "2"];

    public static string Of(DeviceClass device) => Digits[(int)device];
}
