using Mutation;
using Properties.House;
using Properties.Tool;

namespace Properties.Strength;

/// <summary>Finding the checkout that verbs for mutation and coverage need.</summary>
public sealed class WorkshopTests
{
    [Fact]
    public void Checkout_is_found_from_a_folder_inside_it() =>
        Assert.Equal(Checkout.Root, Workshop.Find("/", Path.Combine(Checkout.Root, "src", "Verify")).Root);

    [Fact]
    public void Folder_outside_a_checkout_is_a_one_line_error()
    {
        using var elsewhere = new TemporaryFolder();

        var error = Assert.Throws<StrengthError>(() => Workshop.Find(elsewhere.Root));

        Assert.StartsWith("verify: this verb needs a checkout: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
