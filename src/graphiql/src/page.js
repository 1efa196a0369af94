// Headers typed into the page, such as the bearer token, go along over HTTP and with a socket's connection_init.
const address = new URL('/graphql', location.href);
const sockets = new URL(address);
sockets.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';

const fetcher = GraphiQL.createFetcher({ url: address.href, subscriptionUrl: sockets.href });
const page = React.createElement(GraphiQL, { fetcher, defaultHeaders: '{ "Authorization": "Bearer " }', isHeadersEditorEnabled: true });
ReactDOM.createRoot(document.getElementById('graphiql')).render(page);
