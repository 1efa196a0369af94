using Heatmap.Server;

return await HeatmapCommand.RunAsync(args);
