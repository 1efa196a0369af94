namespace Heatmap.Server.Tests.CommandLine;

/// <summary>Tests that share the folders, one after the other: verbs change what others look at.</summary>
[CollectionDefinition(Name)]
public sealed class FoldersCollection : ICollectionFixture<Folders>
{
    public const string Name = "data folders of the command line";
}
