using Mutation;
using Properties.House;
using Properties.Tool;

namespace Properties.Strength;

/// <summary>The verbs that measure the suite need a checkout.</summary>
public sealed class WorkshopTests
{
    [Fact]
    public void The_checkout_around_a_folder_is_found() =>
        Assert.Equal(Checkout.Root, Workshop.Find("/", Path.Combine(Checkout.Root, "src", "Verify")).Root);

    [Fact]
    public void Away_from_a_checkout_the_error_is_one_line_that_asks_for_one()
    {
        using var elsewhere = new TemporaryFolder();

        var error = Assert.Throws<StrengthError>(() => Workshop.Find(elsewhere.Root));

        Assert.StartsWith("verify: this verb needs a checkout: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
