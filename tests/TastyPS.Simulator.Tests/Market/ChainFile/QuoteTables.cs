namespace TastyPS.Simulator.Tests.Market.ChainFile;

/// <summary>Small tables in the layout of Cboe's download, written by hand.</summary>
internal static class QuoteTables
{
    public const string Header =
        "Expiration Date,Calls,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest,Strike,Puts,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest";

    public const string Morning =
        "Fri Sep 15 2023,SPX230915C04500000,16.5,12.25,15.9,16.4,1203,0.1071,0.5312,0.0089,9120,4500.00,SPX230915P04500000,11.2,-20.1,11,11.6,2210,0.1052,-0.4688,0.0091,15400";

    public const string Evening =
        "Fri Sep 15 2023,SPXW230915C04500000,21.4,15.3,21.2,21.6,8001,0.1174,0.5298,0.0071,3120,4500.00,SPXW230915P04500000,16.05,-22.9,15.9,16.2,9407,0.1169,-0.4702,0.0072,2750";

    public const string Idle =
        "Thu Sep 14 2023,SPXW230914C01200000,0,0,3300.1,3319.8,0,0,1,0,0,1200.00,SPXW230914P01200000,0,0,0,0.05,0,0,0,0,0";

    public static string Preamble(string when = "\"Date: September 14, 2023 at 4:31 PM EDT\"") =>
        "\nStandard & Poors 500 Index,Last: 4505.1001,Change:  37.6601\n" + when + ",Bid: 4483.25,Ask: 4526.27,Size: 1*1,Volume: 0\n";

    public static string Of(params string[] rows) => Preamble() + Header + "\n" + string.Join("\n", rows) + "\n";
}
