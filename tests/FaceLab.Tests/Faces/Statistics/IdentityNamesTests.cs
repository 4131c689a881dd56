using FaceLab.Data;
using FaceLab.Faces.Statistics;

namespace FaceLab.Tests.Faces.Statistics;

public sealed class IdentityNamesTests
{
    [Theory]
    [InlineData("Penélope_Cruz", "penelope cruz")]
    [InlineData("  penelope-CRUZ ", "penelope cruz")]
    [InlineData("Pene\u0301lope__Cruz", "penelope cruz")]
    [InlineData("J.K. Rowling", "j k rowling")]
    [InlineData("Conan_O'Brien", "conan obrien")]
    [InlineData("Bjørn Łukasz Ærø", "bjorn lukasz aero")]
    [InlineData("ŞEYMA ÖZIL Weiß", "seyma ozil weiss")]
    [InlineData("Nguyễn Ấn", "nguyen an")]
    [InlineData("ÅNGSTRÖM", "angstrom")]
    [InlineData("李娜", "李娜")]
    [InlineData("Пётр", "пётр")]
    [InlineData("0000045", "0000045")]
    [InlineData("", "")]
    public void Spellings_of_a_name_become_one(string name, string expected) =>
        Assert.Equal(expected, IdentityNames.Normalize(name));

    [Fact]
    public void Shared_people_are_found_exactly_and_alike()
    {
        var first = Set("Ann_Lee", "Penélope_Cruz", "Bob");
        var second = Set("bob", "Ann_Lee", "penelope cruz", "Zoe", "BOB");

        Assert.Equal([new("Ann_Lee", "Ann_Lee"), new("Penélope_Cruz", "penelope cruz"), new("Bob", "bob")],
            IdentityNames.Shared(first, second));
        Assert.Equal([true, false, false], IdentityNames.Shared(first, second).Select(shared => shared.IsExact));
        Assert.Equal([new("Ann_Lee", "Ann_Lee"), new("Bob", "bob")],
            IdentityNames.Shared(first, second, alike: false));
        Assert.Empty(IdentityNames.Shared(Set("x"), Set("y")));
    }

    [Fact]
    public void Names_of_one_set_that_look_alike_are_found()
    {
        var alike = IdentityNames.Alike(Set("Zo\u00EB", "Ann Lee", "Zoe\u0308", "Bob", "ann_lee", "Bob\u00A0", "Cy"));

        Assert.Equal(["'Zo\u00EB', 'Zoe\\u0308'", "'Bob', 'Bob\\u00A0'", "'Ann Lee', 'ann_lee'"],
            alike.Select(names => $"{names}"));
        Assert.Equal([true, true, false], alike.Select(names => names.AreOnePerson));
        Assert.Empty(IdentityNames.Alike(Set("a", "b")));
    }

    private static FaceSet Set(params string[] people) =>
        new("set", people.Select(person => new FaceRecord(person, 1, $"/none/{person}.png")));
}
