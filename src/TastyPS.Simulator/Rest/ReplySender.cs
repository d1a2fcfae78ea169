using System.Net;
using TastyPS.Simulator.Faults;

namespace TastyPS.Simulator.Rest;

/// <summary>Puts a reply on the wire, with what the fault says about sending it.</summary>
internal sealed class ReplySender(TimeProvider clock)
{
    private const int CompressFrom = 1400;
    private const int DripPieces = 20;

    public async Task SendAsync(HttpListenerContext context, RestReply reply, Fault? fault, CancellationToken cancellationToken)
    {
        if (fault?.Kind == FaultKind.Delay) await clock.Delay(fault.Duration, cancellationToken).ConfigureAwait(false);
        var response = context.Response;
        var body = reply.Body.Plain;
        if (body.Length >= CompressFrom && AcceptsGzip(context.Request))
        {
            body = reply.Body.Gzip;
            response.Headers["Content-Encoding"] = "gzip";
        }
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.ContentLength64 = body.Length;
        foreach (var (name, value) in reply.Headers) response.Headers[name] = value;

        switch (fault?.Kind)
        {
            case FaultKind.Truncate:
                // At least a byte stays away, otherwise nothing would be wrong with the reply.
                var share = Math.Min((int)(body.Length * fault.Fraction), body.Length - 1);
                await response.OutputStream.WriteAsync(body, 0, share, cancellationToken).ConfigureAwait(false);
                await response.OutputStream.FlushAsync(cancellationToken).ConfigureAwait(false);
                response.Abort();
                break;
            case FaultKind.Drip:
                await DripAsync(response, body, fault.Duration, cancellationToken).ConfigureAwait(false);
                response.Close();
                break;
            default:
                await response.OutputStream.WriteAsync(body, 0, body.Length, cancellationToken).ConfigureAwait(false);
                response.Close();
                break;
        }
    }

    private async Task DripAsync(HttpListenerResponse response, byte[] body, TimeSpan duration, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromTicks(duration.Ticks / (DripPieces - 1));
        for (var piece = 0; piece < DripPieces; piece++)
        {
            var from = (int)((long)body.Length * piece / DripPieces);
            var to = (int)((long)body.Length * (piece + 1) / DripPieces);
            if (piece > 0) await clock.Delay(pause, cancellationToken).ConfigureAwait(false);
            await response.OutputStream.WriteAsync(body, from, to - from, cancellationToken).ConfigureAwait(false);
            await response.OutputStream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool AcceptsGzip(HttpListenerRequest request) => request.Headers["Accept-Encoding"]?.Contains("gzip") == true;
}
