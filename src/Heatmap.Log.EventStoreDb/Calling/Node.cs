using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Heatmap.Log.EventStoreDb;

/// <summary>One server, and the connections to it.</summary>
internal sealed class Node : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly ConnectionSettings _settings;
    private readonly Uri _address;
    private readonly AuthenticationHeaderValue? _user;

    public Node(Endpoint endpoint, ConnectionSettings settings)
    {
        (Endpoint, _settings, _address) = (endpoint, settings, endpoint.Address(settings.Tls));
        _http = new HttpMessageInvoker(Handler(settings));
        if (settings.User is { } user)
            _user = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{settings.Password}")));
    }

    public Endpoint Endpoint { get; }

    public void Dispose() => _http.Dispose();

    /// <summary>Begins a call. It ends with the token, and whatever it still would give is then thrown away.</summary>
    /// <exception cref="CallFailedException">The server refused it or could not be reached.</exception>
    public async Task<HttpResponseMessage> CallAsync(
        string method, HttpContent body, bool requiresLeader, CancellationToken cancellation)
    {
        using var request = Request(method, body, requiresLeader);
        try
        {
            return await _http.SendAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw CallFailures.OfTransport(Endpoint, e);
        }
    }

    private HttpRequestMessage Request(string method, HttpContent body, bool requiresLeader)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, method))
        {
            // Prior knowledge: in clear text nothing could negotiate HTTP/2 (RFC 9113, section 3.3).
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body,
        };
        body.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Headers.Authorization = _user;
        if (requiresLeader) request.Headers.Add("requires-leader", "true");
        if (_settings.ConnectionName is { } name) request.Headers.TryAddWithoutValidation("connection-name", name);
        return request;
    }

    private static SocketsHttpHandler Handler(ConnectionSettings settings) => new()
    {
        // More calls than one connection takes at a time (the server's limit of streams) get another one.
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = settings.DefaultDeadline,
        KeepAlivePingDelay = settings.KeepAliveInterval,
        KeepAlivePingTimeout = settings.KeepAliveTimeout,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        SslOptions = Ssl(settings),
    };

    private static SslClientAuthenticationOptions Ssl(ConnectionSettings settings)
    {
        var ssl = new SslClientAuthenticationOptions();
#pragma warning disable CA5359 // What tlsVerifyCert=false asks for; it must be said in so many words.
        if (!settings.TlsVerifyCert) ssl.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        if (settings.TlsCaFile is { } file)
        {
            ssl.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            ssl.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(file);
        }
        if (settings is { UserCertFile: { } certificate, UserKeyFile: { } key })
            ssl.ClientCertificates = [X509Certificate2.CreateFromPemFile(certificate, key)];
        return ssl;
    }
}
