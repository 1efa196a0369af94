namespace Heatmap.Ingest.Tests.Collecting;

/// <summary>Tests that measure the process they run in: no other runs at the same time.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneTests;
