using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>Makes up visitors who have not been here.</summary>
internal sealed class Newcomers(Chance chance)
{
    private static readonly (string, double)[] Languages =
    [
        ("en-US", 30), ("en-GB", 16), ("de-DE", 16), ("fr-FR", 8), ("es-ES", 7), ("nl-NL", 5),
        ("sv-SE", 3), ("da-DK", 3), ("pt-BR", 4), ("it-IT", 4), ("pl-PL", 3), ("ja-JP", 1),
    ];

    /// <param name="returns">Chance that the device may keep the id.</param>
    public Visitor Make(DateTimeOffset at, Persona persona, string email, double returns)
    {
        var device = chance.Pick(Devices.ByShare);
        return new Visitor(
            TimeOrderedId.Make(at, chance.Source), persona, email, device, chance.Pick(device.Browsers), chance.Pick(Languages),
            chance.Happens(returns));
    }
}
