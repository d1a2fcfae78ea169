namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>Chance without memory: the same key gives the same value in every process.</summary>
/// <remarks>Mixing by the finalizer of SplitMix64 (Steele, Lea, Flood 2014); text by FNV-1a.</remarks>
internal static class Noise
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const double MinutesPerYear = 365d * 24 * 60;

    public static ulong Mix(ulong key, ulong salt)
    {
        unchecked
        {
            var z = key + Golden * (salt + 1);
            z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
            z = (z ^ z >> 27) * 0x94D049BB133111EB;
            return z ^ z >> 31;
        }
    }

    public static ulong Mix(ulong key, string text)
    {
        unchecked
        {
            var hash = 14695981039346656037 ^ key;
            foreach (var letter in text)
                hash = (hash ^ letter) * 1099511628211;
            return Mix(hash, 0);
        }
    }

    /// <summary>Uniform in [0, 1).</summary>
    public static double Unit(ulong hash) => (hash >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, 1), for one purpose among several of a key.</summary>
    public static double Unit(ulong key, ulong salt) => Unit(Mix(key, salt));

    /// <summary>
    /// Value noise over time that moves like a random walk of unit volatility a year on scales below its longest period, and stays
    /// within bounds beyond it: octave i has a lattice of 2^i minutes and an amplitude that grows as the root of that.
    /// </summary>
    /// <param name="key">Which noise.</param>
    /// <param name="minutes">The time.</param>
    /// <param name="octaves">How many octaves; the longest period is 2^(octaves−1) minutes.</param>
    public static double Walk(ulong key, double minutes, int octaves)
    {
        var sum = 0.0;
        var period = 1.0;
        for (var octave = 0; octave < octaves; octave++, period *= 2)
        {
            var octaveKey = Mix(key, (ulong)octave);
            var position = minutes / period + Unit(octaveKey);
            var cell = Math.Floor(position);
            var fraction = position - cell;
            var index = unchecked((ulong)(long)cell);
            var from = Unit(octaveKey, index);
            var to = Unit(octaveKey, unchecked(index + 1));
            var smooth = fraction * fraction * (3 - 2 * fraction);
            var value = 2 * (from + (to - from) * smooth) - 1;
            sum += value * Math.Sqrt(0.5 * period / MinutesPerYear);
        }

        return sum;
    }
}
