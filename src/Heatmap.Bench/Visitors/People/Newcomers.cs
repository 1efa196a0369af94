using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>Makes up visitors who have not been here.</summary>
internal sealed class Newcomers(Chance chance)
{
    /// <param name="returns">Chance that the device may keep the id.</param>
    public Visitor Make(DateTimeOffset at, Persona persona, string email, Home home, double returns)
    {
        var device = chance.Pick(Devices.ByShare);
        return new Visitor(
            TimeOrderedId.Make(at, chance.Source), persona, email, device, chance.Pick(device.Browsers), home.Language, Homes.AddressIn(home, chance),
            chance.Happens(returns));
    }
}
