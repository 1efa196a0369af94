namespace Heatmap.Events;

/// <summary>How a property is held against a value. The numbers are a storage format.</summary>
public enum PropertyTest
{
    Is = 0,
    IsNot = 1,
    Contains = 2,
    IsAtLeast = 3,
    IsAtMost = 4,
    IsThere = 5,
    IsAbsent = 6,
}
