/**
 * Which syllables Vietnamese has of those it could have: a lost letter often leaves something that could be a syllable and is none
 * (`tiển`, `pát`).
 */
import type { Syllable } from './syllable.js';

/**
 * Syllables without their tone, each with the tones that it has in words: 0 level, 1 grave, 2 hook, 3 tilde, 4 acute, 5 dot below. Written by us
 * from the daily language; its gaps were found by comparing it with the Vietnamese readings of Unicode's Unihan database.
 * Borrowed words in daily use and the commoner syllables of names of the northern hills are among them.
 */
const SYLLABLES = `
a01245 ac45 ach45 ai024 am04 an04 ang024 anh024 ao0124 ap4 at45 au0 ay4 ba012345 bac45 bach45 bai012345 bam4 ban01245 bang01245 banh0124 bao012345
bat45 bau14 bay012 be012345 bem124 ben01345 beng04 beo012345 bep45 bet4 bi012345 bia015 bich45 bim124 bin0 binh012345 bip5 bit45 biu1345 biêc4 biêm4
biên01245 biêng04 biêt45 biêu24 bo012345 boc45 boi124 bom0123 bon0145 bong012345 boong0 bop45 bot45 bu01245 bua1245 buc5 bui145 bum125 bun124
bung01245 bup45 but45 buyt4 buôc5 buôi12 buôm1 buôn01 buông01 buôt45 bâc45 bâm1245 bân01245 bâng03 bâp5 bât45 bâu01345 bây012345 bê012345 bêch5
bên01245 bênh015 bêp4 bêt45 bêu0145 bô01245 bôc45 bôi01245 bôn01245 bông01234 bôp5 bôt45 băc45 băm035 băn0245 băng0123 băp4 băt45 bơ012345 bơi0124
bơm015 bơn035 bơp45 bơt4 bưa12345 bưc45 bưng0145 bưt4 bưu02 bươc4 bươi2 bươm04 bươn0 bương04 bươu04 ca01245 cac45 cach45 cai01234 cam0245 can01245
cang0124 canh01245 cao01245 cap45 cat45 cau0124 cay0145 cha012345 chac45 chach45 chai0124 cham15 chan0145 chang0145 chanh01245 chao012345 chap45
chat45 chau024 chay01245 che01234 chem014 chen012345 cheng0 cheo0124 chep4 chet45 chi01245 chia0123 chich4 chim0124 chin24 chinh01234 chip4 chit4
chiu045 chiêc4 chiêm04 chiên0145 chiêng01 chiêp4 chiêt4 chiêu0124 cho012345 choa04 choac45 choai05 choan4 choang01245 choanh1 choc45 choe145 choet45
choi01245 chom123 chon015 chong0134 chop4 chot45 choăt4 chu0124 chua0134 chuc45 chui0134 chum01345 chun0134 chung0124 chup5 chut45 chuyên01245 chuân2
chuênh4 chuôc45 chuôi034 chuôm0 chuôn1 chuông015 chuôt45 châm012345 chân01245 châng0 châp45 chât45 châu01345 chây14 chê01345 chêch45 chêm03 chên5
chênh01 chêt45 chô135 chôc4 chôi1245 chôm0123 chôn0145 chông0124 chôp5 chôt45 chăc4 chăm014 chăn01345 chăng0125 chăp45 chăt45 chơ01245 chơi04 chơm024
chơn14 chơp45 chơt45 chư01234 chưa01234 chưc45 chưi2 chưng01234 chưt4 chươc4 chươm1 chương0124 co01245 coc45 coi01234 com012 con01245 cong01345 coong4
cop45 cot45 cu012345 cua02 cuc45 cui012345 cum145 cun0124 cung01234 cup45 cut45 cuôc45 cuôi45 cuôn45 cuông014 câc4 câm0124 cân01245 câp45 cât45
câu01245 cây0145 cô012345 côc45 côi012345 côm145 côn0124 công01245 côp45 côt45 căc45 căm0145 căn01245 căng02 căp45 căt4 cơ0134 cơi012 cơm035 cơn0345
cơp5 cơt5 cư012345 cưa01245 cưc45 cưi2 cưng04 cưt4 cưu012345 cươc45 cươi134 cươm1 cương0123 cươp4 da0135 dac5 dai012345 dam45 dan01345 dang0145 danh01
dao015 dat45 day0135 de123 deo025 dep45 det5 di012345 dia013 dich5 dim01 din0 dinh034 dip45 diu145 diêc45 diêm0134 diên0135 diêp45 diêt45 diêu01345
do01245 doa5 doan3 doanh0 doc45 doi0135 dom01 don0135 dong012345 du0145 dua013 duc5 dui1245 dum1345 dun0 dung0135 dut5 duy0 duyên0 duyêt5 duê5 duênh1
duôi34 dâm01345 dân01345 dâng05 dâp45 dât5 dâu01345 dây012345 dê01234 dên1 dênh1 dêt5 dô013 dôc4 dôi012345 dôn01 dông0 dôp5 dôt45 dăc45 dăm015 dăn0125
dăng1245 dăt45 dơ0123 dơi01 dơm5 dơn45 dư012345 dưa0145 dưc45 dưng0125 dưt45 dươc5 dươi4 dương0135 dươt5 e0245 em04 en4 eng0 eo01245 ep45 ga01235
gac45 gach5 gai0134 gam0 gan0145 gang01 ganh045 gao145 gat5 gau1 gay0234 ghe012345 ghem4 ghen01 gheo05 ghep4 ghet4 ghi01 ghim014 ghiên1 ghê04 ghêch4
ghênh1 gi1 gia012345 giac4 giai0234 giam024 gian01234 giang01245 gianh01 giao024 giap4 giat5 giau1 giay134 gie024 giem1 gien0 gieo0 gin1 gio01245
gioi12 gion15 giong045 giot45 giu034 giua135 giuc5 giui1 gium1 giun0 giung2 giup4 giuôc5 giâc4 giâm01345 giân15 giât5 giâu145 giây0134 giêc4 giêm4
giên1 giêng014 giêt4 giêu3 giô03 giôc4 giôi25 giông014 giăc5 giăm015 giăng01 giăt45 giơ012 giơi14 giơn135 giơt5 giư3 giưa3 giưt5 giương01 go01235 goa4
goc4 goi245 gom0 gon15 gong25 goong1 gop4 got45 gu015 guc5 gui135 gut4 guôc45 guông15 guôt45 gâc4 gâm1345 gân01 gâp45 gât5 gâu0134 gây0135 gô013 gôc45
gôi45 gôm14 gôn0 gông01 gôp5 gôt45 găm0145 găn14 găng04 găp45 găt45 gơ012345 gơi25 gơm14 gơn5 gư1 gưi2 gưng1 gươm015 gương05 ha01245 hac45 hach45
hai012345 ham01345 han01345 hang012345 hanh0135 hao01234 hap5 hat45 hau14 hay034 he0145 hem012 hen0145 heo0124 hep5 het45 hi01245 hia0 hich45 him02
hin0 hinh013 hip4 hit45 hiu0 hiêm124 hiên01245 hiêng04 hiêp45 hiêt45 hiêu245 ho01245 hoa01245 hoac4 hoach5 hoai0135 hoan01345 hoang0124 hoanh125 hoat5
hoay4 hoc45 hoe014 hoen02 hoet4 hoi0124 hom0123 hon012 hong01245 hop45 hot4 hoăc45 hoăm4 hoăn12 hoăng13 hoăt4 hu012345 hua1 huc45 hui0245 hum015 hun01
hung014 hup45 hut45 huy024 huych45 huynh01 huyt4 huyên015 huyêt45 huân04 huê145 huêch4 huênh0 huông4 huơ0 hy02 hâm012 hân045 hâng34 hâp4 hât4 hâu01345
hây02 hê012345 hêch4 hên024 hênh0 hêt45 hêu4 hô012345 hôc45 hôi01245 hôm023 hôn0123 hông0124 hôp5 hôt45 hăc45 hăm01 hăn124 hăng01234 hăt4 hơ01234
hơi0135 hơm5 hơn014 hơp45 hơt45 hư012345 hưa4 hưc45 hưng01234 hưu03 hươc4 hương0124 hươu0 i1234 ia2 ich45 im024 in01 inh01 it4 iu2 ke12345 kem0134
ken0145 keng02 keo012345 kep45 ket45 kha0124 khac45 khach4 khai0245 kham024 khan024 khang0245 khanh024 khao0124 khap5 khat4 khau04 khay024 khe0134
khem0 khen014 kheo014 khep4 khet4 khi0124 khia45 khich4 khin0 khinh0 khit45 khiu45 khiêm04 khiên0124 khiêng03 khiêp4 khiêt4 khiêu04 kho014 khoa024
khoac45 khoai024 khoan024 khoang024 khoanh02 khoat4 khoay4 khoc4 khoe024 khoeo01 khoet45 khoi24 khom0145 khong2 khot5 khoăm1 khoăn04 khoăng4 khu0145
khua0 khuc4 khui0 khum04 khung0124 khuy05 khuya0 khuynh01 khuyu25 khuyên024 khuyêt4 khuân02 khuâng0 khuât4 khuây04 khuê0 khuêch45 khuôn0 khuông04
khuơ0 khâc4 khâm02 khân24 khâp45 khât45 khâu024 khây2 khê0145 khênh0125 khêu0 khô024 khôc4 khôi04 khôn04 không024 khăc45 khăm04 khăn0124 khăng02 khăp4
khăt4 khơ014 khơi024 khơp4 khư0124 khưa4 khưng5 khưu0 khươc4 khương0 khươt45 khươu4 ki12345 kia01 kich45 kim01 kin0145 kinh0124 kip45 kit45 kiêm01245
kiên0145 kiêng013 kiêp4 kiêt45 kiêu0125 ky012345 kê01245 kêch45 kên01 kênh013 kêt4 kêu01 la012345 lac45 lach45 lai012345 lam01235 lan01345 lang012345
lanh012345 lao012345 lap45 lat45 lau0124 lay0245 le012345 lem01245 len01234 leng01 leo012345 lep45 let45 li01245 lia01245 lich5 lim0245 lin0 linh01234
lip4 lit45 liu0145 liêc4 liêm01345 liên0134 liêng045 liêp4 liêt5 liêu01345 lo012345 loa0134 loai15 loan05 loang02345 loanh0 loat45 loay04 loc45 loe014
loet45 loi012345 lom01235 lon0125 long012345 loong0 lop4 lot45 loăng1 loăt4 lu012345 lua01345 luc45 lui012345 lum014 lun1245 lung012345 lup45 lut45
luy35 luyn0 luyên45 luân025 luât5 luênh1 luôc45 luôm5 luôn01 luông134 luôt45 ly045 lâm01234 lân012345 lâng0 lâp45 lât45 lâu01235 lây012345 lê012345
lêch45 lên01 lênh025 lêp5 lêt45 lêu0124 lô012345 lôc45 lôi01345 lôm01245 lôn1245 lông01245 lôp45 lôt45 lăc45 lăm024 lăn012345 lăng012345 lăp45 lăt45
lơ012345 lơi01245 lơm125 lơn0145 lơp45 lơt5 lư01235 lưa1245 lưc5 lưng012345 lưt4 lưu05 lươc5 lươi1345 lươm15 lươn015 lương01345 lươt45 ma012345 mac45
mach45 mai012345 mam04 man01345 mang012345 manh012345 mao01345 mat45 mau0124 may0124 me012345 mem014 men014 meo0145 mep4 met45 mi012345 mia24 mich5
mim24 min15 minh014 mip4 mit45 miên01345 miêng245 miêt45 miêu0134 mo012345 moay0 moc45 moi01245 mom1234 mon01245 mong01245 mooc4 mop4 mot45 mu012345
mua014 muc45 mui012345 mum0234 mun0125 mung0125 mup4 mut45 muôi01345 muôm3 muôn045 muông01234 muôt4 my03 mâm0123 mân012345 mâp45 mât45 mâu012345
mây0124 mê01345 mêm1 mên014 mênh05 mêt45 mêu4 mô012345 môc45 môi01345 môm015 môn01 mông0145 môt45 măc45 măm014 măn01245 măng04 măt45 mơ012345 mơi0145
mơm4 mơn0124 mưa0245 mưc45 mưng01 mưt4 mưu01 mươi01 mươn45 mương0145 mươp4 mươt45 na012345 nac45 nach4 nai01245 nam045 nan01245 nang0145 nanh0145
nao01345 nap5 nat45 nau04 nay012345 ne1245 nem04 nen0345 neo0124 nep45 net45 nga01235 ngac45 ngach45 ngai012345 ngam1 ngan0145 ngang014 nganh125
ngao01345 ngap4 ngat45 ngau01 ngay0124 nghe0145 nghen0345 ngheo1245 nghet45 nghi01235 nghia35 nghich5 nghim2 nghin1 nghit5 nghiu5 nghiêm035 nghiên0145
nghiêng0 nghiêp5 nghiêt5 nghiêu0 nghê012345 nghêch45 nghên02 nghênh023 nghêu013 ngo012345 ngoa035 ngoac5 ngoach4 ngoai01245 ngoam15 ngoan035 ngoang0
ngoanh2 ngoao0 ngoat5 ngoay24 ngoc45 ngoe04 ngoen0 ngoeo1245 ngoet4 ngoi014 ngom0124 ngon01245 ngong0145 ngot45 ngoăc45 ngoăn1 ngoăng13 ngoăt45
ngu012345 nguc45 ngui12 ngum25 ngun124 ngung0124 ngup5 ngut45 nguy05 nguyt4 nguyên0135 nguyêt5 nguây2 nguêch5 nguôi05 nguôn1 ngâm012345 ngân012345
ngâng2 ngâp45 ngât45 ngâu012345 ngây0145 ngô012345 ngôc45 ngôi01 ngôn0124 ngông013 ngôp5 ngôt45 ngăc45 ngăm024 ngăn024 ngăng3 ngăt45 ngơ01345 ngơi015
ngơm015 ngơn0 ngơp45 ngơt4 ngư01345 ngưa1245 ngưc5 ngưi2 ngưng012 ngưu0 ngươc45 ngươi01 ngương235 nha01234 nhac45 nhach4 nhai012345 nham0124
nhan012345 nhang0134 nhanh0124 nhao01345 nhap4 nhat45 nhau01 nhay0245 nhe01345 nhem0125 nhen015 nheo01234 nhep4 nhet4 nhi012345 nhich4 nhim4 nhin145
nhinh2 nhip45 nhit45 nhiu45 nhiêc4 nhiêm35 nhiên0 nhiêp4 nhiêt5 nhiêu013 nho02345 nhoa1 nhoai0 nhoang4 nhoc45 nhoe15 nhoen2 nhoet4 nhoi014 nhom0124
nhon245 nhong0134 nhot4 nhu02345 nhua5 nhuc45 nhui14 nhum04 nhun1234 nhung0134 nhut45 nhuy5 nhuyên3 nhuân15 nhuê5 nhuôc4 nhuôm45 nhâc4 nhâm01245
nhân02345 nhâp45 nhât45 nhâu025 nhây01235 nhê3 nhêch45 nhên5 nhênh01 nhô0245 nhôi0145 nhôm01245 nhôn45 nhông015 nhôt45 nhăc45 nhăm0145 nhăn01234
nhăng012345 nhăp4 nhăt45 nhơ012345 nhơm0 nhơn014 nhơp4 nhơt45 như01234 nhưa5 nhưc4 nhưng03 nhươc5 nhương1345 ni025 nia023 nich45 nin45 ninh045 nip4
nit45 niu45 niêm015 niên012 niêng13 niêt4 niêu05 no012345 noc45 noi01245 nom0 non034 nong0145 noong45 nop4 nu15 nua0 nuc45 nui145 num4 nung0134 nup4
nut4 nuôc5 nuôi04 nuôt45 nâc4 nâm1345 nân014 nâng04 nâp45 nâu0345 nây012345 nê0125 nêm045 nên0145 nênh0 nêp4 nêt4 nêu04 nô012345 nôc45 nôi012345
nôm015 nôn0 nông014 nôp5 nôt4 năc45 năm01245 năn01245 năng0145 năp4 nơ02345 nơi04 nơm04 nơp4 nơt4 nư35 nưa0234 nưc45 nưng015 nưt4 nươc4 nươm01
nương0134 nươp5 nươu4 o0145 oa01 oac4 oach45 oai024 oam01 oan024 oang0 oanh0 oc45 oe0125 oi024 om023 on2 ong0234 op45 ot45 oăm0 oăn1 oăt45 pa1 pac4
peo4 pha0124 phac4 phach45 phai024 pham15 phan0124 phang02 phanh01 phao0124 phap4 phat45 phau0 phay02 phe014 phen012 pheng1 pheo01 phep4 phet45
phi01245 phia4 phich45 phim04 phin0 phinh1234 phiu05 phiêm4 phiên0145 phiêt45 phiêu04 pho0124 phoc4 phong0124 phot5 phu012345 phuc45 phui02 phun014
phung0145 phut45 phuy0 phâm2 phân012345 phâp45 phât45 phâu3 phây02 phê01345 phêch4 phên0 phêt45 phêu134 phô0124 phôi0124 phôn1 phông01235 phôp4 phôt4
phăc4 phăng02 phăt4 phơ0124 phơi04 phơn234 phơt4 phưa4 phưc4 phưng01 phưt45 phươc4 phươn34 phương0145 phươt5 pi0 pin0 piêu0 poong4 pô1 pơ0 qua01245
quac4 quach45 quai01245 quan0124 quang012345 quanh0145 quao0145 quat45 quau125 quay0124 que01234 quen0145 queo0145 quet45 qui012345 quit45 quy012345
quych4 quynh14 quyt4 quyên01245 quyêt45 quân012345 quâng12 quât45 quây012345 quê014 quêch5 quên045 quênh1 quêt45 quêu1 quôc4 quăc45 quăm145 quăn01245
quăng0125 quăp45 quăt45 quơ0124 quơi4 quơn1 ra012345 rac45 rach45 rai01234 ram045 ran0145 rang01245 ranh012345 rao01245 rap45 rat45 rau014 ray0124
re012345 rem1 ren0124 reng0 reo0124 ret45 ri01245 ria0125 rich45 rim0245 rin045 rinh012 rit45 riu14 riêng01 riêt45 riêu03 ro012345 roc45 roet5
roi01245 rom01345 ron14 rong01245 rot45 ru012345 rua012 ruc45 rui025 rum0145 run0124 rung0145 rut45 ruôc45 ruôi124 ruông0135 ruôt5 râm01345 rân15
râng1 râp5 rât4 râu013 rây01234 rê01234 rêm0 rên014 rêp5 rêt45 rêu015 rô012345 rôc45 rôi01345 rôm015 rôn245 rông012345 rôp5 rôt45 răc45 răm014 răn0145
răng015 răp4 răt5 rơ01345 rơi015 rơm01245 rơn0145 rơp45 rơt45 rư12345 rưa02345 rưc5 rưng01 rưt4 rươc4 rươi012345 rươm14 rươn4 rương01 rươt5 rươu5
sa012345 sac45 sach45 sai01234 sam0145 san01245 sang0124 sanh0124 sao01245 sap45 sat45 sau04 say02 se01235 sec4 sem4 sen012 seo0145 set4 si01235 sich5
sim0 sin1 sinh0134 sit45 siêm2 siêng02 siêt4 siêu0 so01235 soai14 soan045 soang5 soat45 soc45 soi01234 som145 son024 song01345 sooc4 sot45 su01245
sua2 suc45 sui012 sum015 sun45 sung01234 sup5 sut45 suy0 suyt45 suyên3 suât4 suôi4 suôn0 suông01 suôt4 sy3 sâm012345 sân0124 sâp45 sât4 sâu0145
sây01245 sê0135 sên014 sênh02 sêp4 sêt45 sêu024 sô012345 sôc45 sôi0124 sôn01 sông0124 sôp45 sôt45 săc45 săm045 săn0134 săng0134 săp4 săt45 sơ012345
sơi0245 sơm14 sơn0124 sơt4 sư01245 sưa01234 sưc45 sưng0123 sưt45 sưu02 sươi2 sươn01 sương0145 sươt5 ta012345 tac45 tach45 tai01245 tam01245 tan0124
tang01245 tanh0145 tao01245 tap45 tat45 tau014 tay014 te012345 tem04 ten03 teo015 tep45 tet45 tha0124 thac45 thach45 thai0234 tham0124 than024
thang014 thanh01245 thao01245 thap45 thau0 thay0124 the0124 them1 then025 theo015 thep4 thet45 thi01245 thia014 thich45 thim4 thin012 thinh01245
thit45 thiu012 thiêc4 thiêm015 thiên01245 thiêng0 thiêp45 thiêt45 thiêu01245 tho01245 thoa024 thoai0245 thoan0 thoang024 thoat45 thoc45 thoi0124
thom0123 thon0 thong0123 thop4 thot45 thoăn0 thoăng4 thoăt4 thu01245 thua012 thuc45 thui0245 thum02 thun01 thung012345 thup5 thut45 thuy1245 thuyên01
thuyêt4 thuân1345 thuât5 thuê04 thuôc45 thuôn014 thuông12 thuôt5 thuơ2 thâm012345 thân01235 thâp45 thât45 thâu0124 thây0124 thê012345 thêch4 thêm01
thên1 thênh0 thêp4 thêt4 thêu01 thô01245 thôc4 thôi0124 thôn0245 thông0124 thôp5 thôt4 thăc4 thăm024 thăn014 thăng01245 thăp4 thăt4 thơ01245 thơi014
thơm04 thơn1 thơt4 thư01245 thưa0124 thưc45 thưng013 thươc45 thươn013 thương01245 thươt45 ti01245 tia0245 tich45 tim0124 tin034 tinh012345 tip4 tit45
tiu012 tiêc45 tiêm0145 tiên01345 tiêng4 tiêp45 tiêt45 tiêu01234 to01245 toa01245 toac45 toai45 toan014 toang0145 toat4 toay4 toc4 toe04 toen0 toet45
toi0124 tom0134 ton04 tong0125 toong0 top45 tot45 tra012345 trac45 trach45 trai012345 tram1245 tran014 trang01245 tranh0124 trao01245 trat45 trau0124
tray0124 tre02345 trem14 tren3 treo01245 tret4 tri012345 trich45 trinh0145 trit45 triu134 triên125 triêng01 triêt45 triêu15 tro01235 troc45 troi1245
trom123 tron015 trong01245 trot45 tru01245 truc45 trui0135 trum14 trun01 trung012345 trut45 truy05 truyên145 truân0 truât4 truông01 trâm01345 trân0145
trâp45 trât45 trâu014 trây012 trê012345 trêch45 trên02 trêt45 trêu015 trô01245 trôc4 trôi01345 trôm045 trôn045 trông01245 trăc45 trăm014 trăn01
trăng014 trăt4 trơ01245 trơi01 trơm4 trơn0145 trơt45 trư01345 trưa0 trưc5 trưng014 trưu01 trươc4 trươn1 trương01245 trươt5 tu01245 tua024 tuc45
tui01245 tum01245 tun02 tung0145 tup4 tut5 tuy01245 tuyn0 tuyp4 tuyt4 tuyên0124 tuyêt45 tuân0134 tuât4 tuê45 tuêch45 tuôc45 tuôi2 tuôm1 tuôn014
tuông01 tuôt45 ty01245 tâc4 tâm0124 tân01245 tâng014 tâp45 tât45 tâu01245 tây0124 tê012345 têch45 têm0 tên04 tênh013 têp45 têt4 têu45 tô01245 tôc45
tôi0145 tôm0 tôn01245 tông0124 tôp4 tôt45 tăc45 tăm014 tăn01 tăng0145 tăp4 tăt4 tơ01245 tơi01245 tơm2 tơn25 tơp5 tư01245 tưa045 tưc45 tưng012 tưu25
tươc4 tươi024 tươm0 tương01245 tươt4 tươu5 u012345 ua124 uc45 ui0124 um0134 un012 ung0124 up45 ut45 uy0245 uych5 uyên02 uân2 uât4 uây2 uê4 uôn4
uông024 va012345 vac45 vach45 vai012345 vam15 van01345 vang01345 vanh01234 vao14 vat45 vay012345 ve012345 vem5 ven0245 veo01245 vet45 vi012345 via24
vich4 vim0 vin05 vinh035 vit45 viu4 viêc45 viêm0 viên0135 viêng4 viêt45 vo012345 voan0 voc45 voi0145 vom12 von0124 vong01345 vooc5 vop5 vot45 vu01345
vua01 vuc45 vui0124 vum3 vun015 vung0135 vut45 vuông0 vuôt45 vân012345 vâng0 vâp45 vât45 vâu0124 vây012345 vê01245 vêch4 vên05 vênh02 vêt45 vêu01
vô01234 vôc4 vôi0145 vôn014 vông012 văc45 văm01 văn0145 văng0124 văt45 vơ012345 vơi01345 vơn125 vơt45 vư1 vưa135 vưc5 vưng135 vưt4 vươn015 vương0245
vươt5 xa012345 xac45 xach45 xai124 xam124 xan04 xang04 xanh014 xao01245 xap4 xat45 xay024 xe0124 xem04 xen0124 xeng2 xeo01245 xep45 xet45 xi01245
xia025 xich45 xin025 xinh012 xit45 xiu124 xiêc4 xiêm0 xiên02 xiêng012 xiêt4 xiêu0 xo012345 xoa0134 xoac5 xoach5 xoai012 xoam1 xoan01 xoang0125 xoanh1
xoay04 xoc45 xoe01 xoen0 xoet45 xoi014 xom124 xon12 xong03 xoong0 xop5 xot4 xoăn04 xu012345 xua0 xuc45 xui0145 xum014 xun0 xung024 xup45 xuy1 xuyt45
xuyên04 xuyêt4 xuân02 xuât4 xuê012 xuênh1 xuôi0 xuôm5 xuông124 xâc4 xâm01234 xân24 xâp45 xât4 xâu024 xây0124 xê01245 xêch45 xên0 xênh01 xêp45 xô012345
xôc45 xôi024 xôm012 xôn045 xông0124 xôp45 xôt4 xăc4 xăm034 xăn04 xăng0123 xăp4 xăt4 xơ0124 xơi024 xơm1 xơn4 xơp5 xơt4 xư245 xưa02 xưc4 xưng0124 xươc45
xươi1 xương0124 y024 yêm24 yên04 yêng02 yêt4 yêu024 âm01245 ân024 âp45 ât4 âu024 ây24 ê014 êch45 êm04 ênh3 êp5 êu0 ô01245 ôc45 ôi024 ôm014 ôn012
ông024 ôp45 ôt4 ăc4 ăm3 ăn0 ăng4 ăt4 đa012345 đac45 đai01345 đam01245 đan01245 đang012345 đanh0124 đao01245 đap45 đat45 đau04 đay01234 đe0123 đec4
đem01 đen01245 đeo013 đep5 đet45 đi0123 đia1235 đich45 đinh012345 đit45 điu15 điêc4 điêm124 điên0125 điêng4 điêp5 điêu01245 đo01245 đoa45 đoai14
đoan01245 đoang2 đoanh1 đoat5 đoc5 đoi145 đom024 đon014 đong01245 đot45 đu0124 đua013 đuc45 đui0123 đum14 đun015 đung012345 đup45 đut45 đuôc4 đuôi024
đuông0 đâm01345 đân13 đâng04 đâp5 đât45 đâu01245 đây012345 đê012345 đêch4 đêm045 đên124 đênh012 đêu12 đô012345 đôc45 đôi012345 đôm4 đôn0145 đông01245
đôp45 đôt45 đăc45 đăm014 đăn1345 đăng012345 đăp4 đăt45 đơ0134 đơi145 đơm012 đơn014 đơp4 đơt5 đư1 đưa04 đưc45 đưng0145 đưt4 đươc45 đươi1 đươm5 đương015
ơ012345 ơi0 ơm3 ơn024 ơt4 ư01245 ưa024 ưc45 ưng024 ưu02 ươc4 ươi02 ươm04 ươn013 ương04 ươp4 ươt45
`;

const TONES = new Map(Array.from(SYLLABLES.matchAll(/([^\d\s]+)(\d+)/g), ([, base, tones]) => [base!, tones!] as const));

/** How well a syllable is known: `word` as it stands, `other-tone` where only another tone of it is, `none` where no word has it. */
export type Attested = 'word' | 'other-tone' | 'none';

/** How well a syllable is known. */
export function attested({ base, tone }: Syllable): Attested {
  const tones = TONES.get(base);
  return tones === undefined ? 'none' : tones.includes(String(tone)) ? 'word' : 'other-tone';
}
