/** Sentences in both languages for the issue that memory is measured with: the same in each, with places and numbers to be put in. */

/** A place in both languages. */
export const PLACES: readonly (readonly [vi: string, en: string])[] = [
  ['Bản Chang', 'Ban Chang'], ['Khuổi Nọi', 'Khuoi Noi'], ['Nà Lầu', 'Na Lau'], ['Thượng Yên', 'Thuong Yen'], ['Hạ Khê', 'Ha Khe'], ['Pò Mã', 'Po Ma'],
  ['Tân Lập', 'Tan Lap'], ['Vĩnh Hòa', 'Vinh Hoa'], ['Đồng Quang', 'Dong Quang'], ['Phai Vệ', 'Phai Ve'], ['Lũng Cao', 'Lung Cao'], ['Quan Lộc', 'Quan Loc'],
];

/** Sentences; `{p}` is a place, `{n}` and `{m}` are numbers. */
export const SENTENCES: readonly (readonly [vi: string, en: string])[] = [
  ['Mùa này ở {p} nước suối trong đến mức đếm được từng viên sỏi dưới đáy.', 'At this time of year the stream at {p} is so clear that you can count the pebbles on its bed.'],
  ['Cả vùng có {n} hộ trồng hồi, phần lớn trên những sườn đồi quay về hướng đông.', 'The area has {n} families who grow star anise, most of them on slopes that face east.'],
  ['Chợ phiên họp từ tờ mờ sáng, khi sương còn nằm trên mái ngói.', 'The market opens before dawn, while the mist still lies on the tiles.'],
  ['Người già kể rằng con đường qua {p} từng chỉ vừa một con ngựa thồ.', 'The old people say that the road through {p} was once just wide enough for a packhorse.'],
  ['Năm ngoái, {n} học sinh của trường đã tự tay dựng một thư viện nhỏ bằng tre.', 'Last year {n} pupils of the school built a small library of bamboo with their own hands.'],
  ['Chuyến xe sớm nhất rời bến lúc 5 giờ và đến nơi sau {n} phút.', 'The first bus leaves at 5 o’clock and arrives after {n} minutes.'],
  ['Ban quản lý đã lát lại {n} mét đường và trồng thêm {m} cây bóng mát.', 'The board has paved {n} metres of road and planted {m} shade trees.'],
  ['Ở {p}, mỗi nhà đều giữ một chiếc cối đá do ông bà để lại.', 'In {p} every house keeps a stone mortar handed down by the grandparents.'],
  ['Khách đến đây thường ở lại lâu hơn dự định, vì chẳng ai nỡ giục họ.', 'Guests tend to stay longer than they had planned, for nobody has the heart to hurry them.'],
  ['Theo sổ ghi chép của hợp tác xã, vụ này thu được {n} tấn, nhiều hơn năm trước {m} tấn.', 'According to the books of the cooperative, this season brought {n} tonnes, {m} tonnes more than the year before.'],
  ['Buổi chiều, bọn trẻ thả diều trên bãi cỏ ven sông cho đến khi trời tối hẳn.', 'In the afternoon the children fly kites on the grass by the river until it is quite dark.'],
  ['Nghề dệt không nuôi nổi cả nhà, nhưng nó giữ cho ngôi nhà có tiếng người.', 'Weaving does not feed a family, but it keeps the house full of voices.'],
  ['Từ {p} nhìn xuống, cánh đồng bậc thang như một cuốn sách mở dở.', 'Seen from {p}, the terraces look like a book left open.'],
  ['Đoàn khảo sát đi bộ {n} ngày và ghi lại {m} mạch nước chưa có tên.', 'The survey party walked for {n} days and noted {m} springs that had no name.'],
  ['Điều quý nhất, họ nói, là được làm việc mà không phải rời quê.', 'The best of it, they say, is to have work without having to leave home.'],
  ['Món ăn đơn giản: rau rừng, cá suối, một bát nước chấm và rất nhiều câu chuyện.', 'The meal is simple: greens from the forest, fish from the stream, a bowl of sauce and a great many stories.'],
  ['Lớp học buổi tối có {n} người, người lớn tuổi nhất đã {m} tuổi.', 'The evening class has {n} people, the oldest of whom is {m}.'],
  ['Mưa kéo dài khiến đoạn dốc gần {p} phải đóng hai tuần.', 'Long rain closed the steep stretch near {p} for two weeks.'],
  ['Bên bếp lửa, ba thế hệ hát cùng một làn điệu mà mỗi người nhớ một lời khác nhau.', 'By the fire three generations sing one tune, each remembering other words to it.'],
  ['Hai bên đã thống nhất mở thêm {n} tuyến và bỏ bớt {m} loại giấy tờ.', 'Both sides agreed to open {n} more routes and to do away with {m} kinds of papers.'],
  ['Cây cầu mới dài {n} mét, rộng đủ cho hai xe tránh nhau.', 'The new bridge is {n} metres long and wide enough for two trucks to pass.'],
  ['Không có bảng chỉ dẫn nào, nhưng ai gặp trên đường cũng dừng lại chỉ lối.', 'There are no signs, but everybody you meet on the way stops to show you where to go.'],
  ['Người thợ rèn ở {p} vẫn gõ búa theo nhịp mà cha ông đã dạy.', 'The blacksmith of {p} still strikes to the beat that his father taught him.'],
  ['Tháng tới, {n} gia đình đầu tiên sẽ đón khách ngủ lại trong nhà sàn.', 'Next month the first {n} families will put up guests in their stilt houses.'],
];

/** What stands under the pictures; `{p}` is a place, `{n}` a number. */
export const CAPTIONS: readonly (readonly [vi: string, en: string])[] = [
  ['Buổi sáng ở {p}, ảnh số {n}.', 'Morning at {p}, picture {n}.'],
  ['Sườn đồi phía sau {p}, ảnh số {n}.', 'The slope behind {p}, picture {n}.'],
  ['Con đường qua {p}, ảnh số {n}.', 'The road through {p}, picture {n}.'],
  ['Bến nước dưới chân {p}, ảnh số {n}.', 'The landing below {p}, picture {n}.'],
];

/** Titles; `{p}` is a place, `{n}` a number. */
export const TITLES: readonly (readonly [vi: string, en: string])[] = [
  ['Một ngày ở {p}, chuyện thứ {n}', 'A day in {p}, story {n}'],
  ['{p} sau mùa mưa, chuyện thứ {n}', '{p} after the rains, story {n}'],
  ['Đường về {p}, chuyện thứ {n}', 'The way back to {p}, story {n}'],
];
