namespace Heatmap.GraphQL.Transport;

/// <summary>Why a socket is closed: the codes of graphql-transport-ws, and of RFC 6455 (section 7.4.1) where that has one.</summary>
internal enum CloseCode
{
    GoingAway = 1001,
    BadRequest = 4400,
    Unauthorized = 4401,
    Forbidden = 4403,
    SubprotocolNotAcceptable = 4406,
    InitTimeout = 4408,
    SubscriberExists = 4409,
    TooManyInits = 4429,
    InternalError = 4500,
}
