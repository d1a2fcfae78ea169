namespace TastyPS.Module.Tests.Sessions;

/// <summary>A quote table as Cboe offers it, written by hand: few enough contracts to know every value. The market is open at its time.</summary>
internal static class QuoteTable
{
    /// <summary>SPX settles in the morning of the third Friday, SPXW in its afternoon; the last line has an option that nobody
    /// ever traded, bids for or has priced.</summary>
    public const string Text =
        """

        Standard & Poors 500 Index,Last: 4505.10,Change:  37.66
        "Date: September 14, 2023 at 11:30 AM EDT",Bid: 4504.25,Ask: 4505.95,Size: 1*1,Volume: 0
        Expiration Date,Calls,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest,Strike,Puts,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest
        Fri Sep 15 2023,SPX230915C04500000,12.3,1.1,11.5,12.9,1520,0.1525,0.5512,0.0091,20340,4500.00,SPX230915P04500000,7.1,-3,6.9,7.3,980,0.1498,-0.4488,0.0092,15200
        Fri Sep 15 2023,SPX230915C04512500,5.2,0.4,5,5.4,1234567,0.1201,0.3104,0.0088,31,4512.50,SPX230915P04512500,14.75,-4,14.1,15.3,12,0.1188,-0.6896,0.0089,4
        Fri Sep 15 2023,SPXW230915C04500000,16.4,2,16,16.8,2210,0.141,0.5601,0.0087,9100,4500.00,SPXW230915P04500000,11,-2.5,10.7,11.2,1870,0.1402,-0.4399,0.0087,8800
        Fri Dec 29 2023,SPXW231229C04550000,101.5,8,100.9,102.1,45,0.1333,0.4711,0.0011,2750,4550.00,SPXW231229P04550000,0,0,0,0.05,0,0,0,0,0

        """;

    /// <summary>How many contracts the table lists.</summary>
    public const int Contracts = 8;

    /// <summary>Writes it to a file and gives the path.</summary>
    public static string WriteTo(DirectoryInfo folder)
    {
        var path = Path.Combine(folder.FullName, "quotedata.csv");
        File.WriteAllText(path, Text);
        return path;
    }
}
