namespace Heatmap.GraphQL.Transport;

/// <summary>Why a socket is closed: the codes of graphql-transport-ws.</summary>
internal enum CloseCode
{
    BadRequest = 4400,
    Unauthorized = 4401,
    Forbidden = 4403,
    SubprotocolNotAcceptable = 4406,
    InitTimeout = 4408,
    SubscriberExists = 4409,
    TooManyInits = 4429,
    InternalError = 4500,
}
