namespace Deja.Vision.Sources;

/// <summary>
/// A number as black and white cells over the upper three quarters of a picture: eight a row, the lowest bit first. Two rows hold sixteen bits of the number, the third a check of them, so that a blurred, mirrored or strange
/// picture gives no number instead of a wrong one. A cell is read by the mean of its middle half, which a codec's rounding moves little.
/// </summary>
internal static class NumberCells
{
    private const int Columns = 8, Rows = 3, Numbers = 1 << 16, Middle = 128;

    // A cell of 8 pixels is one block of JPEG's or MPEG-4's transform.
    private const int SmallestCell = 8;

    // Mixes the bits so that reversed rows don't check out as well.
    private const uint Mixer = 0x9E3779B1;

    public static Size SmallestSize { get; } = new(Columns * SmallestCell, Rows * SmallestCell * 4 / 3);

    /// <summary>The quarter below the cells.</summary>
    public static Rect Band(Size size) => new(0, size.Height * 3 / 4, size.Width, size.Height - (size.Height * 3 / 4));

    public static void Draw(Mat picture, int number)
    {
        var bits = WithCheck(number % Numbers);
        for (var bit = 0; bit < Columns * Rows; bit++)
            Cv2.Rectangle(picture, Cell(bit, picture.Size()), (bits >> bit & 1) == 1 ? Scalar.White : Scalar.Black, Cv2.FILLED);
    }

    public static int? Read(Mat picture)
    {
        var size = picture.Size();
        if (size.Width < SmallestSize.Width || size.Height < SmallestSize.Height) return null;
        var bits = 0;
        for (var bit = 0; bit < Columns * Rows; bit++)
        {
            var cell = Cell(bit, size);
            using var middle = new Mat(picture, new Rect(cell.X + (cell.Width / 4), cell.Y + (cell.Height / 4), cell.Width / 2, cell.Height / 2));
            if (Cv2.Mean(middle).Val0 >= Middle) bits |= 1 << bit;
        }

        var number = bits & (Numbers - 1);
        return bits == WithCheck(number) ? number : null;
    }

    private static int WithCheck(int number) => number | (int)(unchecked((uint)(number + 1) * Mixer) >> 24) << 16;

    private static Rect Cell(int bit, Size size)
    {
        var (column, row, height) = (bit % Columns, bit / Columns, size.Height * 3 / 4);
        var (left, top) = (column * size.Width / Columns, row * height / Rows);
        return new Rect(left, top, ((column + 1) * size.Width / Columns) - left, ((row + 1) * height / Rows) - top);
    }
}
