namespace Heatmap.Privacy;

/// <summary>A named secret in the key store: <c>sites</c>/site id, the site's hashing key; <c>salts</c>/day, the day's salt.</summary>
public readonly record struct SecretName(string Scope, string Name);
