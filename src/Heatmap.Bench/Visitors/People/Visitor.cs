using System.Net;
using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>Somebody who visits the shop, once or again.</summary>
/// <param name="Email">What is typed at the checkout, and told only by those who agree to be known.</param>
/// <param name="Address">Of <see cref="Homes"/>.</param>
/// <param name="Returns">Whether the device may keep the id across visits.</param>
internal sealed record Visitor(Guid Id, Persona Persona, string Email, Device Device, string UserAgent, string Language, IPAddress Address, bool Returns)
{
    public Mode Mode => Returns ? Mode.Permissive : Mode.Balanced;
}
